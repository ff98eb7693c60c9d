package io.eventorchestrator.messaging.observability;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The progress of one subject: a loop, a consumer group, or a published topic. The code that moves it calls this class;
 * health, metrics and log read it. Calls are cheap. Thread-safe.
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

    /** Notes that a try began; the answer will tell whether it moved or failed. */
    public synchronized void tried() {
        watched = true;
        trying = true;
        triedAt = nanoTime.getAsLong();
    }

    /** Notes that a try ended before anything was sent. */
    public synchronized void abandoned() {
        trying = false;
    }

    /** Notes progress: a round was completed, a record was accepted, or a delivery was settled. */
    public synchronized void advanced() {
        watched = true;
        failing = false;
        trying = false;
        movedAt = nanoTime.getAsLong();
    }

    /**
     * Notes that a try failed.
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
     * Runs one round of a loop, which advances if the round ends and fails if it throws, even an {@code Error}.
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

    /** Notes that it stopped on purpose; the next call resumes the watch. */
    public synchronized void stopped() {
        watched = false;
        failing = false;
        trying = false;
        movedAt = nanoTime.getAsLong();
        reason = null;
    }

    /** Returns false after it stopped on purpose. */
    synchronized boolean isWatched() {
        return watched;
    }

    /** The time since it last moved, or was created. */
    synchronized Duration sinceMoved() {
        return since(movedAt);
    }

    /** The reason of its last failure, if that was within the given time; parts of it may have moved since. */
    synchronized Optional<String> failureWithin(Duration time) {
        return reason != null && since(failedAt).compareTo(time) <= 0 ? Optional.of(reason) : Optional.empty();
    }

    /** The time since its last try began, if that is still unanswered. */
    synchronized Optional<Duration> tryingFor() {
        return trying ? Optional.of(since(triedAt)) : Optional.empty();
    }

    /** The time since its first failure in a row; zero if it has moved since. */
    synchronized Duration failingFor() {
        return failing ? since(failingSince) : Duration.ZERO;
    }

    private Duration since(long then) {
        return Duration.ofNanos(nanoTime.getAsLong() - then);
    }
}
