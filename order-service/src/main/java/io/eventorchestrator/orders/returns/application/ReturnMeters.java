package io.eventorchestrator.orders.returns.application;

import io.eventorchestrator.orders.returns.application.Interventions.Action;
import io.eventorchestrator.orders.returns.domain.OrderReturn;
import io.eventorchestrator.orders.returns.domain.ReturnState;
import io.eventorchestrator.orders.returns.domain.Step;
import io.eventorchestrator.orders.returns.domain.StepState;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Counts what becomes of returns, their steps, and persons' orders for them. */
@Component
class ReturnMeters {

    private final MeterRegistry meters;

    ReturnMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    void changed(OrderReturn before, OrderReturn after) {
        for (Step step : Step.values()) {
            count(step, before.steps().of(step).state(), after.steps().of(step).state());
        }
        if (after.state().isFinal() || after.state() == ReturnState.NEEDS_ATTENTION) {
            meters.counter("orders.returns.settled", "state", tag(after.state()))
                    .increment();
        }
    }

    // A parked step that is tried again has not failed again.
    private void count(Step step, StepState before, StepState after) {
        if (after.isFailure() && before != after && before != StepState.PARKED) {
            meters.counter("orders.returns.failures", "step", tag(step), "result", tag(after))
                    .increment();
        }
    }

    /** @param result {@code done} or {@code refused} */
    void ordered(Action action, String result) {
        meters.counter("orders.returns.interventions", "action", tag(action), "result", result)
                .increment();
    }

    private static String tag(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
