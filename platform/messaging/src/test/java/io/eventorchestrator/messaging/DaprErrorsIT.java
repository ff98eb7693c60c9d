package io.eventorchestrator.messaging;

/** The journeys through a real sidecar. */
class DaprErrorsIT extends ErrorJourneys {

    DaprErrorsIT() {
        super("dapr");
    }
}
