package io.eventorchestrator.system;

import org.junit.jupiter.api.Tag;

@Tag("full")
class KafkaOrderJourneysIT extends OrderJourneys {

    KafkaOrderJourneysIT() {
        super(service -> "kafka");
    }
}
