package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.observability.Progress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Repeats its round until it is stopped, even after an exception or an {@code Error}. */
final class RelayThread {

    private static final Logger log = LoggerFactory.getLogger(RelayThread.class);

    private final Thread thread;
    private final Round round;
    private final Duration afterFailure;
    private final Progress progress;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable String lastFailure;

    RelayThread(String name, Round round, Duration afterFailure, Progress progress) {
        this.round = round;
        this.afterFailure = afterFailure;
        this.progress = progress;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Makes the current round the last one. */
    void stop() {
        stopped.countDown();
    }

    boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** @return whether it has ended */
    boolean join(Duration atMost) throws InterruptedException {
        boolean ended = !thread.isAlive() || thread.join(atMost);
        if (!ended) {
            log.warn("{} did not stop in time; its shards become free when their lease ends", thread.getName());
        }
        return ended;
    }

    private void run() {
        while (!isStopped()) {
            try {
                round.run();
                lastFailure = null;
                progress.advanced();
            } catch (InterruptedException unexpected) {
                log.warn("{} was interrupted and continues", thread.getName());
            } catch (Throwable failure) {
                tell(failure);
                pause();
            }
        }
        progress.stopped();
    }

    // Logs a repeated failure once.
    private void tell(Throwable failure) {
        String text = failure.toString();
        progress.failed(text);
        if (!text.equals(lastFailure)) {
            lastFailure = text;
            if (failure instanceof Error) {
                log.error("{} failed and continues", thread.getName(), failure);
            } else {
                log.warn("{} failed and will try again: {}", thread.getName(), text);
            }
        }
    }

    private void pause() {
        try {
            stopped.await(afterFailure.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException unexpected) {
            log.warn("{} was interrupted and continues", thread.getName());
        }
    }

    /** One round of work, pause included. */
    interface Round {
        void run() throws InterruptedException;
    }
}
