package io.eventorchestrator.messaging;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Continues an event's trace in work that its handler has left for later, such as a mail to be sent. The handler stores
 * {@link HandledEvent#trace()} with the work. Thread-safe.
 */
public interface TraceContinuation {

    /**
     * Does the work as a span of the trace. Events that it publishes continue the trace, also without a tracer.
     *
     * @param name of the observation, such as {@code notifications.sending}
     * @param trace the trace of the event that caused the work; null begins another one
     * @return the result of the work
     */
    <T extends @Nullable Object> T continued(String name, @Nullable EventTrace trace, Supplier<T> work);
}
