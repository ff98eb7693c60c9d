package io.eventorchestrator.system;

class KafkaOrderJourneysIT extends OrderJourneys {

    KafkaOrderJourneysIT() {
        super(service -> "kafka");
    }
}
