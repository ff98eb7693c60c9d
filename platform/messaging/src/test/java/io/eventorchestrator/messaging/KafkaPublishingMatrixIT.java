package io.eventorchestrator.messaging;

import org.junit.jupiter.api.Tag;

@Tag("full")
class KafkaPublishingMatrixIT extends PublishingMatrix {

    KafkaPublishingMatrixIT() {
        super("kafka");
    }
}
