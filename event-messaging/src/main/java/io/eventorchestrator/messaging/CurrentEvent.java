package io.eventorchestrator.messaging;

import io.eventorchestrator.messaging.envelope.TraceContext;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Which event the current thread handles, so that what it publishes continues the story and what it logs names it. */
public final class CurrentEvent {

    /** The MDC key of the correlation id. */
    public static final String CORRELATION_ID = "correlationId";

    private final ThreadLocal<@Nullable Handling> current = new ThreadLocal<>();

    @Nullable
    Handling get() {
        return current.get();
    }

    /** Runs the work as part of handling the event. */
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
