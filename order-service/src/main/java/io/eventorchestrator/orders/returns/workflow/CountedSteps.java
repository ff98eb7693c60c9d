package io.eventorchestrator.orders.returns.workflow;

import io.eventorchestrator.orders.returns.application.ReturnWork.Next;
import io.eventorchestrator.orders.returns.domain.Failure;
import io.eventorchestrator.orders.returns.domain.Work;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and logs the attempts that fail. */
record CountedSteps(ReturnSteps steps, MeterRegistry meters) implements ReturnSteps {

    private static final Logger log = LoggerFactory.getLogger(CountedSteps.class);

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
            log.warn("{} of return {} failed, and is repeated: {}", work, id, failed.toString());
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
