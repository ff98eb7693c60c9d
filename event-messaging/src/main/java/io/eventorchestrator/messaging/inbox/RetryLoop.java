package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.inbox.ParkedRows.Head;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks for what is due and has it retried, several keys side by side, from start to stop. */
final class RetryLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RetryLoop.class);
    private static final Duration BUSY = Duration.ofMillis(10);
    private static final Duration UNAVAILABLE = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofSeconds(20);

    private final ParkedRows parked;
    private final Retry retry;
    private final RetryProperties properties;
    private final Set<Head> inHand = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ExecutorService workers;

    RetryLoop(ParkedRows parked, Retry retry, RetryProperties properties) {
        this.parked = parked;
        this.retry = retry;
        this.properties = properties;
    }

    @Override
    public void start() {
        ExecutorService started = Executors.newFixedThreadPool(
                properties.concurrency() + 1,
                Thread.ofPlatform().name("event-retry-", 0).factory());
        workers = started;
        started.execute(() -> run(started));
    }

    @Override
    public void stop() {
        ExecutorService running = workers;
        workers = null;
        if (running != null) {
            running.shutdown();
            awaitEnd(running);
        }
    }

    @Override
    public boolean isRunning() {
        return workers != null;
    }

    private void run(ExecutorService own) {
        while (workers == own) {
            try {
                newlyDue().forEach(head -> submit(own, head));
                pause(inHand.isEmpty() ? parked.untilNextDue(properties.poll()) : BUSY);
            } catch (RuntimeException unavailable) {
                log.warn("Parked events can't be retried now: {}", unavailable.toString());
                pause(UNAVAILABLE);
            }
        }
    }

    private List<Head> newlyDue() {
        int room = properties.concurrency() * 2 - inHand.size();
        return parked.due(properties.concurrency() * 2).stream()
                .filter(head -> !inHand.contains(head))
                .limit(Math.max(0, room))
                .toList();
    }

    private void submit(ExecutorService own, Head head) {
        inHand.add(head);
        own.execute(() -> {
            try {
                retry.retry(head);
            } catch (RuntimeException unavailable) {
                log.warn("Event {} can't be retried now: {}", head.eventId(), unavailable.toString());
                pause(UNAVAILABLE);
            } finally {
                inHand.remove(head);
            }
        });
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitEnd(ExecutorService running) {
        try {
            if (!running.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                running.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
