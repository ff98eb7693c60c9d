package io.eventorchestrator.messaging;

/** The journeys by Kafka's own client. */
class KafkaErrorsIT extends ErrorJourneys {

    KafkaErrorsIT() {
        super("kafka");
    }
}
