package io.eventorchestrator.platform;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Restarts a part that ends by itself, as a cluster would: daprd ends within a second if it finds no broker. */
final class SupervisedProcess implements KeptProcess {

    private final Supplier<ChildProcess> start;
    private final Consumer<ChildProcess> started;
    private ChildProcess current;
    private volatile boolean wasReady;
    private boolean closed;

    /** @param started receives each new process */
    SupervisedProcess(Supplier<ChildProcess> start, Consumer<ChildProcess> started) {
        this.start = start;
        this.started = started;
        this.current = start.get();
        started.accept(current);
    }

    /**
     * Restarts it only once it was ready: a part that can't start at all would fail again.
     *
     * @return this process
     */
    SupervisedProcess awaitReady(Duration atMost, BooleanSupplier ready) {
        current.awaitReady(atMost, ready);
        wasReady = true;
        watch();
        return this;
    }

    @Override
    public synchronized ChildProcess current() {
        return current;
    }

    /** Tests whether it was ready once. */
    boolean wasReady() {
        return wasReady;
    }

    private void watch() {
        var unused =
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
        if (wasReady) {
            current.close();
        } else {
            // A JVM that is asked to end while it starts archives few classes, and the archive stays.
            current.kill();
        }
    }
}
