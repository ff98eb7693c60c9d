package io.eventorchestrator.messaging.simulation;

import io.eventorchestrator.messaging.simulation.Fault.Kind;
import io.eventorchestrator.messaging.simulation.Task.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets one task at a time take one step, as the seed decides, and sets the clock ahead when all of them wait. A task
 * whose statement waits for a lock is left there: the holder of the lock stands still, so nothing changes until a
 * transaction ends, and then all that waited are looked at again, in order. So PostgreSQL never decides who is first.
 */
final class World {

    private static final long LONGEST_REST = Duration.ofMinutes(5).toNanos();
    private static final int RUSH = 40;

    private final Scenario scenario;
    private final SimulatedDatabase database;
    private final @Nullable PlantedBug bug;
    private final SplittableRandom random;
    private final List<Task> tasks = new ArrayList<>();
    private final Map<Thread, Task> byThread = new ConcurrentHashMap<>();
    private final PriorityQueue<Appointment> appointments = new PriorityQueue<>();
    private final List<Fault> armed;
    private final Map<Kind, Integer> struck = new EnumMap<>(Kind.class);
    private final List<String> history = new ArrayList<>();
    private @Nullable Task last;
    private long now;
    private long disturbedAt;
    private int steps;
    private int made;

    World(Scenario scenario, SimulatedDatabase database, @Nullable PlantedBug bug) {
        this.scenario = scenario;
        this.database = database;
        this.bug = bug;
        this.random = new SplittableRandom(scenario.seed() ^ 0x5DEECE66DL);
        this.armed = new ArrayList<>(scenario.faults());
    }

    long now() {
        return now;
    }

    @Nullable
    PlantedBug bug() {
        return bug;
    }

    String rewrite(String sql) {
        return bug == null ? sql : bug.rewrite(sql);
    }

    boolean runsApart(String sql) {
        return bug != null && bug.runsApart(sql);
    }

    int random(int bound) {
        return random.nextInt(bound);
    }

    List<String> history() {
        return history;
    }

    Map<Kind, Integer> struck() {
        return struck;
    }

    void note(String what) {
        history.add(what);
    }

    /** The task of the calling thread; null for the world's own thread. */
    @Nullable
    Task task() {
        return byThread.get(Thread.currentThread());
    }

    /** Creates the thread of a task, which takes its first step when the world lets it. */
    Thread thread(String name, SimulatedInstance instance, Runnable work) {
        Task task = new Task(name, instance);
        Thread thread = Thread.ofVirtual().name(task.toString()).unstarted(() -> {
            task.baton.acquireUninterruptibly();
            try {
                work.run();
                task.lastStep = "ends";
            } catch (RuntimeException | Error failed) {
                task.lastStep = "ended by " + failed;
            }
            byThread.remove(Thread.currentThread());
            task.state = State.DONE;
            task.ended.release();
            task.stepEnded.release();
        });
        byThread.put(thread, task);
        tasks.add(task);
        return thread;
    }

    /** Waits on the simulated clock. */
    boolean acquire(Semaphore permits, Duration atMost) {
        if (permits.tryAcquire()) {
            return true;
        }
        Task task = task();
        if (task == null || atMost.isZero() || atMost.isNegative()) {
            return false;
        }
        task.awaited = permits;
        task.until = now + atMost.toNanos();
        task.endStep("waits", State.WAITING);
        task.awaited = null;
        return permits.tryAcquire();
    }

    /** Waits on the simulated clock for the end of a task; true at once if it has ended before. */
    boolean join(Thread thread, Duration atMost) {
        Task other = byThread.get(thread);
        if (other == null) {
            return true;
        }
        boolean ended = acquire(other.ended, atMost);
        if (ended) {
            other.ended.release();
        }
        return ended;
    }

    /** Ends a step of the calling task, which may take the next one at any time. */
    void endStep(String what) {
        Task task = task();
        if (task != null) {
            task.endStep(what, State.READY);
        }
    }

    /** Runs something at a later time. */
    void at(long time, Runnable what) {
        appointments.add(new Appointment(time, made++, what));
    }

    /** Tests whether a fault of the kind is due, which then has happened. */
    boolean strikes(Kind kind) {
        return strike(kind) != null;
    }

    @Nullable
    Fault strike(Kind kind) {
        for (Fault fault : armed) {
            if (fault.kind() == kind && fault.step() <= steps) {
                armed.remove(fault);
                struck.merge(kind, 1, Integer::sum);
                disturbedAt = now;
                note("  fault " + fault);
                return fault;
            }
        }
        return null;
    }

    /**
     * Runs until nothing is left to do.
     *
     * @param faults lets the faults happen that hit instances and partitions
     * @param isSettled tests whether nothing is left to do
     * @param mostSteps the number of steps after which it gives up
     * @return false if it does not come to rest
     */
    boolean run(Runnable faults, BooleanSupplier isSettled, int mostSteps) {
        while (steps < mostSteps && now - disturbedAt < LONGEST_REST) {
            keepAppointments();
            faults.run();
            Fault jump = strike(Kind.CLOCK);
            if (jump != null) {
                setTime(now + Duration.ofMillis(jump.size() * 20L).toNanos());
            }
            List<Task> able = able();
            if (able.isEmpty() && appointments.isEmpty() && isSettled.getAsBoolean()) {
                return true;
            }
            if (able.isEmpty() || (!scenario.calm() && random.nextInt(RUSH) == 0)) {
                setTime(Math.max(now, next()));
            }
            if (!able.isEmpty()) {
                step(choose(able));
            }
        }
        return false;
    }

    private void keepAppointments() {
        while (!appointments.isEmpty() && appointments.element().time() <= now) {
            disturbedAt = now;
            appointments.remove().what().run();
        }
    }

    private List<Task> able() {
        List<Task> able = new ArrayList<>();
        for (Task task : tasks) {
            if (isAble(task)) {
                able.add(task);
            }
        }
        return able;
    }

    private boolean isAble(Task task) {
        if (task.awaitsEnd || task.instance.isStopped()) {
            return false;
        }
        return switch (task.state) {
            case READY -> true;
            case WAITING -> task.until <= now || (task.awaited != null && task.awaited.availablePermits() > 0);
            case DONE -> false;
        };
    }

    private Task choose(List<Task> able) {
        if (last != null && able.contains(last) && random.nextInt(100) < scenario.stickiness()) {
            return last;
        }
        return able.get(random.nextInt(able.size()));
    }

    private long next() {
        long next =
                appointments.isEmpty() ? Long.MAX_VALUE : appointments.element().time();
        for (Task task : tasks) {
            if (task.state == State.WAITING && !task.awaitsEnd && !task.instance.isStopped()) {
                next = Math.min(next, task.until);
            }
        }
        return next == Long.MAX_VALUE ? now + Duration.ofSeconds(1).toNanos() : next;
    }

    private void setTime(long time) {
        if (time > now) {
            now = time;
            database.setTime(now);
            note("time " + Duration.ofNanos(now));
        }
    }

    private void step(Task task) {
        steps++;
        last = task;
        task.endedTransaction = false;
        task.baton.release();
        if (await(task)) {
            ended(task);
        } else {
            task.awaitsEnd = true;
            note(task + " waits for a lock");
        }
    }

    /** @return false if its statement waits for a lock */
    private boolean await(Task task) {
        try {
            for (int i = 0; !task.stepEnded.tryAcquire(3, TimeUnit.MILLISECONDS); i++) {
                Session executing = task.executing;
                if (executing != null && database.isBlocked(executing)) {
                    return task.stepEnded.tryAcquire();
                }
                if (i > 20_000) {
                    throw new IllegalStateException(task + " does not end its step");
                }
            }
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void ended(Task task) {
        if (!task.lastStep.equals("waits")) {
            note(task + " " + task.lastStep);
        }
        if (task.state == State.DONE) {
            tasks.remove(task);
        }
        if (task.endedTransaction) {
            transactionEnded();
        }
    }

    /** Lets those go on whose lock is free now, until no more changes. */
    void transactionEnded() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Task blocked : List.copyOf(tasks)) {
                if (blocked.awaitsEnd) {
                    changed |= goOn(blocked);
                }
            }
        }
    }

    private boolean goOn(Task blocked) {
        if (!await(blocked)) {
            return false;
        }
        blocked.awaitsEnd = false;
        note(blocked + " " + blocked.lastStep);
        return true;
    }

    /** Forgets an instance: its tasks never run again, and the server rolls back what they have begun. */
    void kill(SimulatedInstance instance) {
        database.tellTime();
        for (Task task : List.copyOf(tasks)) {
            if (task.instance == instance) {
                Session executing = task.executing;
                if (task.awaitsEnd && executing != null) {
                    database.cancel(executing);
                    task.stepEnded.acquireUninterruptibly();
                }
                tasks.remove(task);
            }
        }
        byThread.values().removeIf(task -> task.instance == instance);
        instance.connections().abandon();
        transactionEnded();
    }

    private record Appointment(long time, int number, Runnable what) implements Comparable<Appointment> {

        @Override
        public int compareTo(Appointment other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : Integer.compare(number, other.number);
        }
    }
}
