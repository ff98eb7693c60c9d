package io.eventorchestrator.messaging.loop;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The time and the threads of the Java virtual machine. */
public final class SystemTime implements MachineTime {

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
    }

    @Override
    public void sleepAbout(Duration longest) throws InterruptedException {
        Thread.sleep(longest.dividedBy(2).plusMillis(ThreadLocalRandom.current().nextLong(longest.toMillis() / 2)));
    }

    @Override
    public boolean acquire(Semaphore permits, Duration atMost) throws InterruptedException {
        return permits.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public Thread loop(String name, Runnable work) {
        return Thread.ofPlatform().name(name).daemon().unstarted(work);
    }

    @Override
    public ExecutorService workers(String name, int atMost) {
        return Executors.newFixedThreadPool(
                atMost, Thread.ofPlatform().name(name + "-", 0).factory());
    }

    @Override
    public Thread beside(String name, Runnable work) {
        return Thread.ofVirtual().name(name).unstarted(work);
    }

    @Override
    public boolean join(Thread thread, Duration atMost) throws InterruptedException {
        return !thread.isAlive() || thread.join(atMost);
    }
}
