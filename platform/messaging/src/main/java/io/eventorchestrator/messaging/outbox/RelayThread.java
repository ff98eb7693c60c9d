package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.loop.LoopThread;
import io.eventorchestrator.messaging.loop.MachineTime;
import io.eventorchestrator.messaging.observability.Progress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A loop of the relay: reports its progress, and logs a repeated failure once. */
final class RelayThread implements LoopThread.Work {

    private static final Logger log = LoggerFactory.getLogger(RelayThread.class);

    private final String name;
    private final Round round;
    private final Progress progress;
    private final LoopThread thread;
    private @Nullable String lastFailure;

    RelayThread(String name, Round round, Duration afterFailure, Progress progress, MachineTime time) {
        this.name = name;
        this.round = round;
        this.progress = progress;
        this.thread = new LoopThread(name, afterFailure, this, time);
    }

    void start() {
        thread.start();
    }

    /** Makes the current round the last one. */
    void stop() {
        thread.stop();
    }

    /** @return whether it has ended */
    boolean join(Duration atMost) throws InterruptedException {
        boolean ended = thread.join(atMost);
        if (!ended) {
            log.warn("{} did not stop in time; its shards become free when their lease ends", name);
        }
        return ended;
    }

    @Override
    public void round() throws InterruptedException {
        round.run();
        lastFailure = null;
        progress.advanced();
    }

    @Override
    public void failed(Throwable why) {
        String text = why.toString();
        progress.failed(text);
        if (!text.equals(lastFailure)) {
            if (why instanceof Error) {
                log.error("{} failed and continues", name, why);
            } else {
                log.warn("{} failed and will try again: {}", name, text);
            }
            lastFailure = text;
        }
    }

    @Override
    public void stopped() {
        progress.stopped();
    }

    /** One round of work, pause included. */
    interface Round {
        void run() throws InterruptedException;
    }
}
