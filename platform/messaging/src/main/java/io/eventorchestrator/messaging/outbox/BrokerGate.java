package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.backoff.ExponentialDelay;
import io.eventorchestrator.messaging.loop.MachineTime;
import java.time.Duration;

/** Closed while the broker is unreachable; then one lane at a time tries, with growing pauses. Thread-safe. */
final class BrokerGate {

    private static final Duration WHILE_TRIED = Duration.ofMillis(50);

    private final ExponentialDelay backOff;
    private final MachineTime time;
    private int failures;
    private String reason = "";
    private long closedAt;
    private long closedUntil;
    private boolean tried;

    BrokerGate(ExponentialDelay backOff, MachineTime time) {
        this.backOff = backOff;
        this.time = time;
        this.closedAt = time.nanoTime();
        this.closedUntil = closedAt;
    }

    /** Asks whether a lane may publish. While closed, the lane that enters is the one that tries. */
    synchronized Entry enter() {
        if (failures == 0) {
            return Entry.OPEN;
        }
        if (tried || time.nanoTime() - closedUntil < 0) {
            return Entry.CLOSED;
        }
        tried = true;
        return Entry.TRY;
    }

    /** The broker answered, with success or failure. */
    synchronized void reached() {
        failures = 0;
        tried = false;
    }

    synchronized void missed(String why) {
        reason = why;
        if (failures == 0) {
            closedAt = time.nanoTime();
        }
        boolean first = failures == 0 || tried;
        if (first) {
            failures++;
            closedUntil = time.nanoTime() + backOff.after(failures).toNanos();
        }
        tried = false;
    }

    /** The sidecar did not try, because of earlier failures. While the gate is closed, this counts as a failure. */
    synchronized void untried() {
        failures += failures == 0 ? 0 : 1;
        tried = false;
    }

    /** A try ended without information about the broker. */
    synchronized void abandon() {
        tried = false;
    }

    /** The reason why it is closed, or was last closed. */
    synchronized String reason() {
        return reason;
    }

    synchronized boolean isOpen() {
        return failures == 0;
    }

    /** The number of failed tries since it closed; zero while it is open. */
    synchronized int failures() {
        return failures;
    }

    /** The time since it closed; zero while it is open. */
    synchronized Duration closedSince() {
        return failures == 0 ? Duration.ZERO : Duration.ofNanos(time.nanoTime() - closedAt);
    }

    /** The time until a lane may try, or until it should ask again while another one tries. */
    synchronized Duration closedFor() {
        return tried ? WHILE_TRIED : Duration.ofNanos(Math.max(0, closedUntil - time.nanoTime()));
    }

    enum Entry {
        OPEN,
        TRY,
        CLOSED
    }
}
