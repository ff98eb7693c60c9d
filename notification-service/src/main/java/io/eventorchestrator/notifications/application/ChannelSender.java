package io.eventorchestrator.notifications.application;

import io.eventorchestrator.messaging.observability.Progress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due in one queue of a channel, several notifications at a time, so that one that waits for its answer
 * delays no other.
 */
final class ChannelSender implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ChannelSender.class);

    private final String name;
    private final Supplier<Optional<Runnable>> next;
    private final Progress progress;
    private final Semaphore free;
    private final ExecutorService sends;
    private volatile boolean stopped;

    /** @param next leases the next due notification; empty if none is due */
    ChannelSender(String name, Supplier<Optional<Runnable>> next, Progress progress, int concurrency) {
        this.name = name;
        this.next = next;
        this.progress = progress;
        this.free = new Semaphore(concurrency);
        this.sends = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name(name + "-", 0).factory());
    }

    /** Begins to send due notifications, until none is due or too many sends wait for their answers. */
    void sendDue() {
        try {
            boolean goOn = true;
            while (goOn && !stopped && free.tryAcquire()) {
                goOn = beginNext();
            }
        } catch (RuntimeException | Error failure) {
            // Escaping, it would end the schedule.
            warn("{} can't query due notifications now: {}", failure);
        }
    }

    private boolean beginNext() {
        boolean begun = false;
        try {
            Optional<Runnable> send = progress.round(next);
            send.ifPresent(due -> sends.execute(() -> run(due)));
            begun = send.isPresent();
        } finally {
            if (!begun) {
                free.release();
            }
        }
        return begun;
    }

    // Without memory, even logging may fail; the loop matters more, and health shows its failures.
    private void warn(String message, Throwable failure) {
        try {
            log.warn(message, name, failure.toString());
        } catch (RuntimeException | Error unlogged) {
            progress.failed(String.valueOf(unlogged));
        }
    }

    private void run(Runnable send) {
        try {
            send.run();
        } catch (RuntimeException | Error failure) {
            warn("{} can't store the result of a send now: {}", failure);
        } finally {
            free.release();
        }
    }

    /** Begins no further send, except in a call of {@link #sendDue} that is in progress. */
    void stop() {
        stopped = true;
    }

    /** Waits for the current sends. */
    @Override
    public void close() {
        sends.close();
        progress.stopped();
    }
}
