package io.eventorchestrator.messaging;

class KafkaPublishingMatrixIT extends PublishingMatrix {

    KafkaPublishingMatrixIT() {
        super("kafka");
    }
}
