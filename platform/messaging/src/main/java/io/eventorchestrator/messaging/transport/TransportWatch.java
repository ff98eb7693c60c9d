package io.eventorchestrator.messaging.transport;

import io.eventorchestrator.messaging.loop.LoopThread;
import io.eventorchestrator.messaging.observability.Progress;
import io.eventorchestrator.messaging.observability.ProgressBoard;
import io.eventorchestrator.messaging.transport.TransportState.Away;
import io.eventorchestrator.messaging.transport.TransportState.Misconfigured;
import io.eventorchestrator.messaging.transport.TransportState.Open;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Logs the state of the connection to Kafka once, and again when it changes. A misconfigured service is held back until
 * that is corrected; a service that has worked stays ready whatever happens to its transport later.
 */
final class TransportWatch implements SmartLifecycle, LoopThread.Work {

    private static final Logger log = LoggerFactory.getLogger(TransportWatch.class);

    private static final Duration AT_START = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofSeconds(10);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(30);
    private static final Duration SETTLED = Duration.ofSeconds(30);

    private final TransportCheck check;
    private final Progress progress;
    private volatile @Nullable LoopThread thread;
    private volatile @Nullable TransportState seen;
    private volatile boolean settled;
    private TransportState told = new Open();
    private long seenSince;

    TransportWatch(TransportCheck check, ProgressBoard board) {
        this.check = check;
        this.progress = board.loop("transport-watch", LATER.plus(LONGEST_LOOK));
    }

    /** The reason why this service is not ready for its first events; empty if there is none. */
    Optional<String> obstacle() {
        if (settled) {
            return Optional.empty();
        }
        TransportState now = seen;
        if (now == null) {
            return Optional.of("its transport is being checked");
        }
        return now instanceof Misconfigured wrong ? Optional.of(wrong.reason()) : Optional.empty();
    }

    @Override
    public void start() {
        LoopThread watching = new LoopThread("transport-watch", AT_START, this);
        thread = watching;
        watching.start();
    }

    @Override
    public void stop() {
        LoopThread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public void round() throws InterruptedException {
        note(check.look());
        progress.advanced();
        Thread.sleep(settled ? LATER : AT_START);
    }

    @Override
    public void failed(Throwable why) {
        progress.failed(why.toString());
        log.warn("The transport can't be checked now: {}", why.toString());
    }

    @Override
    public void stopped() {
        progress.stopped();
    }

    private void note(TransportState now) {
        if (!now.equals(seen)) {
            seen = now;
            seenSince = System.nanoTime();
        }
        Duration lasts = Duration.ofNanos(System.nanoTime() - seenSince);
        settled |= now instanceof Open && lasts.compareTo(SETTLED) >= 0;
        if (isRunning() && !now.equals(told) && lasts.compareTo(patience(now)) >= 0) {
            tell(now);
            told = now;
        }
    }

    // Topics and sidecars may appear shortly after the first service that needs them.
    private static Duration patience(TransportState state) {
        return switch (state) {
            case Open open -> Duration.ZERO;
            case Misconfigured wrong -> AT_START;
            case Away away -> LATER;
        };
    }

    private void tell(TransportState now) {
        switch (now) {
            case Open open -> log.info("Connected to Kafka");
            case Misconfigured wrong -> log.error("No events: {}", wrong.reason());
            case Away away -> log.error("No events: {}", away.reason());
        }
    }
}
