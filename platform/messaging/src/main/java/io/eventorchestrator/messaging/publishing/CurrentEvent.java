package io.eventorchestrator.messaging.publishing;

import io.eventorchestrator.messaging.CorrelationScope;
import io.eventorchestrator.messaging.HandledEvent;
import io.eventorchestrator.messaging.envelope.TraceContext;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The event that the current thread handles; provides the correlation for published events and for the log. Internal.
 */
public final class CurrentEvent {

    private final ThreadLocal<@Nullable Handling> current = new ThreadLocal<>();

    @Nullable
    Handling get() {
        return current.get();
    }

    /** Does the work as part of handling the event. */
    public <T> T during(HandledEvent event, @Nullable TraceContext trace, Callable<T> work) throws Exception {
        current.set(new Handling(event, trace));
        try {
            return CorrelationScope.call(event.correlationId(), work::call);
        } finally {
            current.remove();
        }
    }

    record Handling(HandledEvent event, @Nullable TraceContext trace) {}
}
