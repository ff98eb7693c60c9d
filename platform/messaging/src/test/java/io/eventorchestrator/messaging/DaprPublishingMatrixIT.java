package io.eventorchestrator.messaging;

class DaprPublishingMatrixIT extends PublishingMatrix {

    DaprPublishingMatrixIT() {
        super("dapr");
    }
}
