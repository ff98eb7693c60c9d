package io.eventorchestrator.messaging.observability;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether one thing that should move does move: a loop, a consumer group, or a topic that is published to. The one that
 * moves it calls this class; health, metrics and log read it. Calls cost next to nothing. Safe for use by many threads.
 */
public final class Progress {

    private final LongSupplier nanoTime;
    private State state;

    Progress(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        long now = nanoTime.getAsLong();
        this.state = new State(true, now, now, null);
    }

    /** It moved: a round was completed, a record was accepted, a delivery was settled. */
    public synchronized void advanced() {
        long now = nanoTime.getAsLong();
        state = new State(true, now, now, null);
    }

    /**
     * It was tried and did not move.
     *
     * @param reason for the operator, in one line
     */
    public synchronized void failed(String reason) {
        long failingSince = state.reason == null ? nanoTime.getAsLong() : state.failingSince;
        state = new State(true, state.movedAt, failingSince, reason);
    }

    /** It stopped on purpose, and is watched again from its next call on. */
    public synchronized void stopped() {
        state = new State(false, state.movedAt, state.movedAt, null);
    }

    /** False after it stopped on purpose. */
    synchronized boolean isWatched() {
        return state.watched;
    }

    /** Time since it last moved, or since it was created. */
    synchronized Duration sinceMoved() {
        return since(state.movedAt);
    }

    /** Why it has not moved since, and for how long; empty if nothing has failed since it last moved. */
    synchronized Optional<Failure> failure() {
        return Optional.ofNullable(state.reason).map(reason -> new Failure(reason, since(state.failingSince)));
    }

    private Duration since(long then) {
        return Duration.ofNanos(nanoTime.getAsLong() - then);
    }

    /**
     * @param reason the latest one
     * @param lasts time since the first failure in a row
     */
    record Failure(String reason, Duration lasts) {}

    private record State(
            boolean watched,
            long movedAt,
            long failingSince,
            @Nullable String reason) {}
}
