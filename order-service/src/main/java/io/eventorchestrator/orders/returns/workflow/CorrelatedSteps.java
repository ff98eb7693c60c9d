package io.eventorchestrator.orders.returns.workflow;

import io.eventorchestrator.orders.returns.application.ReturnScope;
import io.eventorchestrator.orders.returns.application.ReturnWork.Next;
import io.eventorchestrator.orders.returns.domain.Failure;
import io.eventorchestrator.orders.returns.domain.Work;
import java.util.UUID;

/** Does each step under the correlation id of the return's order. */
record CorrelatedSteps(ReturnSteps steps, ReturnScope scope) implements ReturnSteps {

    @Override
    public boolean noteRun(UUID id, int run, String version) {
        return scope.call(id, () -> steps.noteRun(id, run, version));
    }

    @Override
    public Next next(UUID id) {
        return scope.call(id, () -> steps.next(id));
    }

    @Override
    public void attempt(UUID id, Work work) {
        scope.run(id, () -> steps.attempt(id, work));
    }

    @Override
    public void giveUp(UUID id, Work work, Failure failure) {
        scope.run(id, () -> steps.giveUp(id, work, failure));
    }

    @Override
    public void timeOut(UUID id) {
        scope.run(id, () -> steps.timeOut(id));
    }
}
