package io.eventorchestrator.platform;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Starts a part again when it ends by itself, as a cluster would: daprd ends within a second if it finds no broker. */
final class KeptRunning implements AutoCloseable {

    private final Supplier<ChildProcess> start;
    private final Consumer<ChildProcess> started;
    private ChildProcess current;
    private boolean closed;

    /** @param started told of each process */
    KeptRunning(Supplier<ChildProcess> start, Consumer<ChildProcess> started) {
        this.start = start;
        this.started = started;
        this.current = start.get();
        started.accept(current);
    }

    /** Keeps it running from when it is ready: one that can't even start is no better the second time. */
    void awaitReady(Duration atMost, BooleanSupplier ready) {
        current.awaitReady(atMost, ready);
        watch();
    }

    private void watch() {
        current.onExit().thenRunAsync(this::startAgain, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));
    }

    private synchronized void startAgain() {
        if (!closed) {
            current = start.get();
            started.accept(current);
            watch();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        current.close();
    }
}
