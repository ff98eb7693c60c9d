package io.eventorchestrator.messaging.loop;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Repeats a round on a thread until it is stopped, even after an exception or an {@code Error}, and even if reporting
 * that fails too, as in a virtual machine without memory.
 */
public final class LoopThread {

    private final Thread thread;
    private final Duration afterFailure;
    private final Work work;
    private final MachineTime time;
    private final Semaphore stopped = new Semaphore(0);

    /** @param afterFailure pause after a round that failed */
    public LoopThread(String name, Duration afterFailure, Work work) {
        this(name, afterFailure, work, new SystemTime());
    }

    /** @param afterFailure pause after a round that failed */
    public LoopThread(String name, Duration afterFailure, Work work, MachineTime time) {
        this.afterFailure = afterFailure;
        this.work = work;
        this.time = time;
        this.thread = time.loop(name, this::run);
    }

    /** Begins the first round. */
    public void start() {
        thread.start();
    }

    /** Makes the current round the last one. */
    public void stop() {
        stopped.release();
    }

    /** Interrupts the current round, and makes it the last one. */
    public void interrupt() {
        stop();
        thread.interrupt();
    }

    /** Tests whether the current round is the last one. */
    public boolean isStopped() {
        return stopped.availablePermits() > 0;
    }

    /** Waits within a round: until the loop is stopped, at most the given time. */
    public void pause(Duration atMost) throws InterruptedException {
        if (time.acquire(stopped, atMost)) {
            stopped.release();
        }
    }

    /** @return whether it has ended */
    public boolean join(Duration atMost) throws InterruptedException {
        return time.join(thread, atMost);
    }

    private void run() {
        while (!isStopped()) {
            try {
                work.round();
            } catch (Throwable failed) {
                survive(failed);
            }
        }
        work.stopped();
    }

    private void survive(Throwable failed) {
        if (!isStopped()) {
            ignoreFailure(() -> work.failed(failed));
            ignoreFailure(() -> pause(afterFailure));
        }
    }

    private static void ignoreFailure(Step step) {
        try {
            step.run();
        } catch (Throwable untold) {
            // The loop has to continue; health shows the time since its last round.
        }
    }

    /** The work of a loop. All calls are made by its thread. */
    public interface Work {

        /** One round, pause included. */
        void round() throws InterruptedException;

        /** Reports a failed round. */
        void failed(Throwable why);

        /** Reports that the loop has ended because it was stopped. */
        void stopped();
    }

    private interface Step {
        void run() throws InterruptedException;
    }
}
