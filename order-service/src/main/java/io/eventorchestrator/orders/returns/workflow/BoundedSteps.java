package io.eventorchestrator.orders.returns.workflow;

import io.eventorchestrator.orders.returns.application.ReturnWork.Next;
import io.eventorchestrator.orders.returns.domain.Failure;
import io.eventorchestrator.orders.returns.domain.Work;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Bounds the number of steps at work at once, separately for the warehouse, the payment provider and the database. So a
 * side that answers slowly or never delays its own steps only, and no crowd of returns takes all database connections.
 */
final class BoundedSteps implements ReturnSteps {

    /** Steps at a time that wait for the same other side. */
    static final int MOST = 8;

    private final ReturnSteps steps;
    private final Semaphore warehouse = new Semaphore(MOST, true);
    private final Semaphore provider = new Semaphore(MOST, true);
    private final Semaphore database = new Semaphore(MOST, true);

    BoundedSteps(ReturnSteps steps) {
        this.steps = steps;
    }

    @Override
    public boolean noteRun(UUID id, int run, String version) {
        return call(database, () -> steps.noteRun(id, run, version));
    }

    @Override
    public Next next(UUID id) {
        return call(database, () -> steps.next(id));
    }

    @Override
    public void attempt(UUID id, Work work) {
        run(limitOf(work), () -> steps.attempt(id, work));
    }

    private Semaphore limitOf(Work work) {
        return switch (work) {
            case RESTOCK, TAKE_OUT -> warehouse;
            case REFUND, CANCEL_REFUND -> provider;
            case ASSESS, AWAIT_DECISION, NONE -> database;
        };
    }

    @Override
    public void giveUp(UUID id, Work work, Failure failure) {
        run(database, () -> steps.giveUp(id, work, failure));
    }

    @Override
    public void timeOut(UUID id) {
        run(database, () -> steps.timeOut(id));
    }

    private static void run(Semaphore limit, Runnable step) {
        call(limit, () -> {
            step.run();
            return true;
        });
    }

    private static <T> T call(Semaphore limit, Supplier<T> step) {
        enter(limit);
        try {
            return step.get();
        } finally {
            limit.release();
        }
    }

    private static void enter(Semaphore limit) {
        try {
            limit.acquire();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("this service is stopping", stopped);
        }
    }
}
