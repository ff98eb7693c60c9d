package io.eventorchestrator.tooling.access;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Repeats a question for a limited time, which starts when this is created. */
public final class Patience {

    private final long end;
    private final Duration pause;

    /** @param pause between two attempts */
    public Patience(Duration atMost, Duration pause) {
        this.end = System.nanoTime() + atMost.toNanos();
        this.pause = pause;
    }

    /**
     * Asks at least once.
     *
     * @return the first good answer, or the last one when time is up
     */
    public <T> T ask(Supplier<T> question, Predicate<T> good) {
        T answer = question.get();
        while (!good.test(answer) && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(pause.toNanos());
            answer = question.get();
        }
        return answer;
    }

    /** Waits until the condition holds or time is up. */
    public void await(BooleanSupplier holds) {
        ask(holds::getAsBoolean, held -> held);
    }
}
