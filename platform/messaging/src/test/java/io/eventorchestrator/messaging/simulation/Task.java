package io.eventorchestrator.messaging.simulation;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A thread of a simulated instance. It runs from one step to the next while it has the baton, and never otherwise. */
final class Task {

    final String name;
    final SimulatedInstance instance;
    final Semaphore baton = new Semaphore(0);
    final Semaphore stepEnded = new Semaphore(0);
    final Semaphore ended = new Semaphore(0);
    State state = State.READY;
    /** The signal for which it waits, at most until the time below. */
    @Nullable
    Semaphore awaited;

    long until;
    String lastStep = "";
    boolean endedTransaction;

    /** Set by the world alone while its statement waits for a lock. */
    boolean awaitsEnd;

    /** The session on which it executes a statement now. */
    volatile @Nullable Session executing;

    Task(String name, SimulatedInstance instance) {
        this.name = name;
        this.instance = instance;
    }

    /** Ends a step; returns when the world lets it take the next one. */
    void endStep(String what, State next) {
        lastStep = what;
        state = next;
        stepEnded.release();
        baton.acquireUninterruptibly();
    }

    @Override
    public String toString() {
        return instance.name() + "." + name;
    }

    enum State {
        /** It may take its next step. */
        READY,
        /** It waits for a signal or a time. */
        WAITING,
        /** It has ended. */
        DONE
    }
}
