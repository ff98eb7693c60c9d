package io.eventorchestrator.messaging;

/** The journeys with Kafka's own client. */
class KafkaErrorsIT extends ErrorJourneys {

    KafkaErrorsIT() {
        super("kafka");
    }
}
