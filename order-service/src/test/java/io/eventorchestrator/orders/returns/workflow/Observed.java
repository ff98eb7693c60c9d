package io.eventorchestrator.orders.returns.workflow;

import io.eventorchestrator.orders.returns.application.ReturnWork.Next;
import io.eventorchestrator.orders.returns.domain.Failure;
import io.eventorchestrator.orders.returns.domain.Work;
import java.util.UUID;
import java.util.function.Consumer;

/** Tells a test about each attempt before it is made. */
record Observed(ReturnSteps steps, Consumer<Work> onAttempt) implements ReturnSteps {

    @Override
    public boolean noteRun(UUID id, int run, String version) {
        return steps.noteRun(id, run, version);
    }

    @Override
    public Next next(UUID id) {
        return steps.next(id);
    }

    @Override
    public void attempt(UUID id, Work work) {
        onAttempt.accept(work);
        steps.attempt(id, work);
    }

    @Override
    public void giveUp(UUID id, Work work, Failure failure) {
        steps.giveUp(id, work, failure);
    }

    @Override
    public void timeOut(UUID id) {
        steps.timeOut(id);
    }
}
