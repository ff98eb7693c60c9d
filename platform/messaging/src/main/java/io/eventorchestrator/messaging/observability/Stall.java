package io.eventorchestrator.messaging.observability;

import java.time.Duration;

/**
 * Something has waited without progress for longer than allowed.
 *
 * @param name of the topic, consumer group or loop
 * @param lasts time without progress
 * @param reason the reason, as far as this instance knows it
 */
record Stall(Kind kind, String name, Duration lasts, String reason) {

    String describe() {
        return "%s %s: nothing moved for %d s: %s".formatted(kind.label(), name, lasts.toSeconds(), reason);
    }

    enum Kind {
        OUTBOX("outbox of topic"),
        GROUP("consumer group"),
        RETRIES("retries of consumer group"),
        LOOP("loop");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }
}
