package io.eventorchestrator.orders.returns.workflow;

import io.eventorchestrator.orders.returns.application.ReturnWork.Next;
import io.eventorchestrator.orders.returns.domain.Failure;
import io.eventorchestrator.orders.returns.domain.Work;
import java.util.UUID;

/**
 * The steps of a return that its workflow has done. Each blocks, looks at the return's row first, and may be repeated;
 * it throws a {@link RuntimeException} if its outcome is unknown.
 */
interface ReturnSteps {

    /** Notes which version of the workflow a run has; returns false if another run has replaced it. */
    boolean noteRun(UUID id, int run, String version);

    /** The next work, as the row says. */
    Next next(UUID id);

    /** Attempts a work once. */
    void attempt(UUID id, Work work);

    /** After the last attempt of a work failed. */
    void giveUp(UUID id, Work work, Failure failure);

    /** The time for a person's decision may be up. */
    void timeOut(UUID id);
}
