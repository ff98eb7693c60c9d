package io.eventorchestrator.tooling.chaos;

/** A point of the way of an event at which a process is killed. */
enum NamedPoint {
    AFTER_COMMIT("after commit, before publish"),
    AFTER_PUBLISH("after publish, before the outbox row goes"),
    AFTER_EFFECT("after the effect, before the acknowledgement"),
    IN_A_REPLAY("in the middle of a replay's Kafka transaction");

    private final String text;

    NamedPoint(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
