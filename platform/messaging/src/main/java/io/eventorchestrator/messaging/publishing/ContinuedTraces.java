package io.eventorchestrator.messaging.publishing;

import io.eventorchestrator.messaging.EventTrace;
import io.eventorchestrator.messaging.TraceContinuation;
import io.eventorchestrator.messaging.tracing.EventTracing;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Continues traces in spans and in the events that are published. */
final class ContinuedTraces implements TraceContinuation {

    private final CurrentEvent current;
    private final EventTracing tracing;

    ContinuedTraces(CurrentEvent current, EventTracing tracing) {
        this.current = current;
        this.tracing = tracing;
    }

    @Override
    public <T extends @Nullable Object> T continued(String name, @Nullable EventTrace trace, Supplier<T> work) {
        return current.<T, RuntimeException>continuing(trace, () -> tracing.continued(name, trace, work));
    }
}
