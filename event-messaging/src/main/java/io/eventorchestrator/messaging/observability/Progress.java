package io.eventorchestrator.messaging.observability;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether one thing that should move does move: a loop, a consumer group, or a topic that is published to. The one that
 * moves it calls this class; health, metrics and log read it. Calls cost next to nothing. Safe for use by many threads.
 */
public final class Progress {

    private final LongSupplier nanoTime;
    private boolean watched = true;
    private long movedAt;
    private long failingSince;
    private long failedAt;
    private long triedAt;
    private boolean trying;
    private boolean failing;
    private @Nullable String reason;

    Progress(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.movedAt = nanoTime.getAsLong();
    }

    /** It is tried, and moves or fails later: the answer may take long. */
    public synchronized void tried() {
        watched = true;
        trying = true;
        triedAt = nanoTime.getAsLong();
    }

    /** A try ended before anything was sent. */
    public synchronized void abandoned() {
        trying = false;
    }

    /** It moved: a round was completed, a record was accepted, a delivery was settled. */
    public synchronized void advanced() {
        watched = true;
        failing = false;
        trying = false;
        movedAt = nanoTime.getAsLong();
    }

    /**
     * It was tried and did not move.
     *
     * @param why for the operator, in one line
     */
    public synchronized void failed(String why) {
        watched = true;
        failedAt = nanoTime.getAsLong();
        failingSince = failing ? failingSince : failedAt;
        failing = true;
        trying = false;
        reason = PlainReason.of(why);
    }

    /**
     * Does one round of a loop: it advances when the round ends, and fails when the round throws, be it an {@code Error}.
     *
     * @return what the round returns
     */
    public <T> T round(Supplier<T> round) {
        try {
            T result = round.get();
            advanced();
            return result;
        } catch (RuntimeException | Error failed) {
            failed(failed.toString());
            throw failed;
        }
    }

    /** It stopped on purpose, and is watched again from its next call on. */
    public synchronized void stopped() {
        watched = false;
        failing = false;
        trying = false;
        movedAt = nanoTime.getAsLong();
        reason = null;
    }

    /** False after it stopped on purpose. */
    synchronized boolean isWatched() {
        return watched;
    }

    /** Time since it last moved, or since it was created. */
    synchronized Duration sinceMoved() {
        return since(movedAt);
    }

    /** Why it failed last, if that was within the given time; parts of it may have moved since. */
    synchronized Optional<String> failureWithin(Duration time) {
        return reason != null && since(failedAt).compareTo(time) <= 0 ? Optional.of(reason) : Optional.empty();
    }

    /** Time since its last try began, if that is not answered yet. */
    synchronized Optional<Duration> tryingFor() {
        return trying ? Optional.of(since(triedAt)) : Optional.empty();
    }

    /** Time since its first failure in a row; zero if it moved since. */
    synchronized Duration failingFor() {
        return failing ? since(failingSince) : Duration.ZERO;
    }

    private Duration since(long then) {
        return Duration.ofNanos(nanoTime.getAsLong() - then);
    }
}
