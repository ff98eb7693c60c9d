package io.eventorchestrator.orders.returns.workflow;

import io.eventorchestrator.orders.returns.application.ReturnWork.Next;
import io.eventorchestrator.orders.returns.domain.Failure;
import io.eventorchestrator.orders.returns.domain.Work;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.UUID;

/** Counts the attempts that fail. */
record CountedSteps(ReturnSteps steps, MeterRegistry meters) implements ReturnSteps {

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
        try {
            steps.attempt(id, work);
        } catch (RuntimeException failed) {
            meters.counter("orders.returns.failed_attempts", "work", work.name().toLowerCase(Locale.ROOT))
                    .increment();
            throw failed;
        }
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
