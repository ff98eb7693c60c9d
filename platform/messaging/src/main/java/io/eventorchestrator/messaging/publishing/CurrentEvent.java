package io.eventorchestrator.messaging.publishing;

import io.eventorchestrator.messaging.CorrelationScope;
import io.eventorchestrator.messaging.HandledEvent;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The event that the current thread handles; provides the correlation for published events and for the log. Internal.
 */
public final class CurrentEvent {

    private final ThreadLocal<@Nullable HandledEvent> current = new ThreadLocal<>();

    @Nullable
    HandledEvent get() {
        return current.get();
    }

    /** Does the work as part of handling the event. */
    public <T> T during(HandledEvent event, Callable<T> work) throws Exception {
        current.set(event);
        try {
            return CorrelationScope.call(event.correlationId(), work::call);
        } finally {
            current.remove();
        }
    }
}
