package io.eventorchestrator.messaging.transport.dapr;

/** Whether the last who called here as the sidecar had this service's token. Safe for use by many threads. */
final class Callers {

    private volatile boolean refused;

    void refused() {
        refused = true;
    }

    void accepted() {
        refused = false;
    }

    boolean lastWasRefused() {
        return refused;
    }
}
