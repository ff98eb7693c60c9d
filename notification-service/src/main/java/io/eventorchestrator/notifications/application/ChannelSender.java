package io.eventorchestrator.notifications.application;

import io.eventorchestrator.messaging.loop.LoopThread;
import io.eventorchestrator.messaging.observability.Progress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due in one queue of a channel, several notifications at a time, so that one that waits for its answer
 * delays no other.
 */
final class ChannelSender implements LoopThread.Work, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ChannelSender.class);
    // Longest wait for a free send, so that a stop is noticed.
    private static final Duration BUSY = Duration.ofMillis(100);
    private static final Duration LONGEST_QUERY = Duration.ofMinutes(1);

    private final String name;
    private final Supplier<Optional<Runnable>> next;
    private final Progress progress;
    private final Duration poll;
    private final Semaphore free;
    private final ExecutorService sends;
    private final LoopThread thread;

    /** @param next leases the next due notification; empty if none is due */
    ChannelSender(
            String name,
            Supplier<Optional<Runnable>> next,
            Progress progress,
            NotificationProperties.Sender properties) {
        this.name = name;
        this.next = next;
        this.progress = progress;
        this.poll = properties.poll();
        this.free = new Semaphore(properties.concurrency());
        this.sends = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name(name + "-", 0).factory());
        this.thread = new LoopThread(name, poll, this);
    }

    void start() {
        thread.start();
    }

    /** Begins to send the next due notification as soon as a send is free; pauses only if none is due. */
    @Override
    public void round() throws InterruptedException {
        if (free.tryAcquire(BUSY.toMillis(), TimeUnit.MILLISECONDS) && !beginNext()) {
            thread.pause(poll);
        }
    }

    @Override
    public void failed(Throwable why) {
        progress.failed(why.toString());
        log.warn("{} can't begin to send due notifications now: {}", name, why.toString());
    }

    @Override
    public void stopped() {
        progress.stopped();
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

    private void run(Runnable send) {
        try {
            send.run();
        } catch (RuntimeException | Error failure) {
            log.warn("{} can't store the result of a send now: {}", name, failure.toString());
        } finally {
            free.release();
        }
    }

    /** Makes the current round the last one. */
    void stop() {
        thread.stop();
    }

    /** Waits for the current round and the current sends. */
    @Override
    public void close() {
        try {
            var unused = thread.join(LONGEST_QUERY);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        sends.close();
    }
}
