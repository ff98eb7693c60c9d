package io.eventorchestrator.messaging.loop;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;

/**
 * The passing of time on this machine, and the threads that wait for it. Everything in the relay and the inbox that
 * measures, waits or runs beside something else does so through this port, so that a simulation can replace it.
 */
public interface MachineTime {

    /** Nanoseconds of a clock that is never set, as {@link System#nanoTime()}. */
    long nanoTime();

    void sleep(Duration duration) throws InterruptedException;

    /** Sleeps between half of the time and all of it, so that two that collided don't collide again. */
    void sleepAbout(Duration longest) throws InterruptedException;

    /**
     * Waits for a permit, and takes it.
     *
     * @return false if there was none in time
     */
    boolean acquire(Semaphore permits, Duration atMost) throws InterruptedException;

    /** Creates a thread for a loop, to be started by the caller. */
    Thread loop(String name, Runnable work);

    /** Creates threads for work that is handed over piece by piece, at most so many at a time. */
    ExecutorService workers(String name, int atMost);

    /** Creates a thread for a single piece of work, to be started by the caller. */
    Thread beside(String name, Runnable work);

    /**
     * Waits for the end of a thread.
     *
     * @return whether it has ended, or was never started
     */
    boolean join(Thread thread, Duration atMost) throws InterruptedException;
}
