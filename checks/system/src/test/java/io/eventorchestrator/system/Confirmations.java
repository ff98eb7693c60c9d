package io.eventorchestrator.system;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Counts confirmed orders, and measures the longest time without a confirmation while orders waited. */
final class Confirmations implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(200);

    private final ServiceDatabase orders;
    private final Thread watching;
    private volatile int confirmed;
    private volatile long longestPause;
    private volatile boolean closed;

    /** @param orders tables of the order service */
    Confirmations(ServiceDatabase orders) {
        this.orders = orders;
        this.watching = Thread.ofPlatform().start(this::watch);
    }

    int confirmed() {
        return confirmed;
    }

    Duration longestPause() {
        return Duration.ofNanos(longestPause);
    }

    private void watch() {
        long since = System.nanoTime();
        while (!closed) {
            int now = orders.orders("CONFIRMED");
            if (now != confirmed || orders.orders("PENDING") == 0) {
                confirmed = now;
                since = System.nanoTime();
            }
            longestPause = Math.max(longestPause, System.nanoTime() - since);
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            watching.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
