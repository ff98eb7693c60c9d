package io.eventorchestrator.messaging.simulation;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Begins each piece of work on a task of its own, until it is shut down. */
final class SimulatedWorkers extends AbstractExecutorService {

    private final World world;
    private final Function<Runnable, Thread> tasks;
    private final Semaphore ends = new Semaphore(0);
    private int underWay;
    private boolean shutdown;

    SimulatedWorkers(World world, Function<Runnable, Thread> tasks) {
        this.world = world;
        this.tasks = tasks;
    }

    @Override
    public void execute(Runnable work) {
        if (shutdown) {
            throw new RejectedExecutionException();
        }
        underWay++;
        tasks.apply(() -> {
                    try {
                        work.run();
                    } finally {
                        underWay--;
                        ends.release();
                    }
                })
                .start();
    }

    @Override
    public void shutdown() {
        shutdown = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown = true;
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    @Override
    public boolean isTerminated() {
        return shutdown && underWay == 0;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        long end = world.now() + unit.toNanos(timeout);
        while (underWay > 0 && world.now() < end) {
            var unused = world.acquire(ends, Duration.ofNanos(end - world.now()));
        }
        return underWay == 0;
    }
}
