package io.eventorchestrator.messaging.simulation;

import io.eventorchestrator.messaging.loop.MachineTime;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;

/** The time of the world, and the tasks of one instance. */
final class InstanceTime implements MachineTime {

    private final World world;
    private final SimulatedInstance instance;

    InstanceTime(World world, SimulatedInstance instance) {
        this.world = world;
        this.instance = instance;
    }

    @Override
    public long nanoTime() {
        return world.now();
    }

    @Override
    public void sleep(Duration duration) {
        var unused = world.acquire(new Semaphore(0), duration);
    }

    @Override
    public void sleepAbout(Duration longest) {
        sleep(longest.dividedBy(2).plusMillis(world.random((int) longest.toMillis() / 2)));
    }

    @Override
    public boolean acquire(Semaphore permits, Duration atMost) {
        return world.acquire(permits, atMost);
    }

    @Override
    public Thread loop(String name, Runnable work) {
        return world.thread(name, instance, work);
    }

    @Override
    public Thread beside(String name, Runnable work) {
        return world.thread(name, instance, work);
    }

    // Who hands over the work bounds how much of it is under way.
    @Override
    public ExecutorService workers(String name, int atMost) {
        return new SimulatedWorkers(world, work -> world.thread(name, instance, work));
    }

    @Override
    public boolean join(Thread thread, Duration atMost) {
        return world.join(thread, atMost);
    }
}
