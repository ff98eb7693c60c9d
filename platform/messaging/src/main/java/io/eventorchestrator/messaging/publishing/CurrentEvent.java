package io.eventorchestrator.messaging.publishing;

import io.eventorchestrator.messaging.CorrelationScope;
import io.eventorchestrator.messaging.CorrelationScope.Work;
import io.eventorchestrator.messaging.EventTrace;
import io.eventorchestrator.messaging.HandledEvent;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The event that the current thread handles; provides correlation and trace for published events, and the correlation
 * for the log. Internal.
 */
public final class CurrentEvent {

    private static final Cause NONE = new Cause(null, null);

    // One per application context, not per class: two services of a test share no event.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<Cause> cause = ThreadLocal.withInitial(() -> NONE);

    @Nullable
    HandledEvent get() {
        return cause.get().event();
    }

    /** Tests whether its effect will be rolled back. */
    boolean isProbe() {
        HandledEvent event = get();
        return event != null && event.probe();
    }

    /** The trace that published events continue: of the event, or of the work that a handler left for later. */
    @Nullable
    EventTrace trace() {
        return cause.get().trace();
    }

    /** Does the work as part of handling the event. */
    public <T> T during(HandledEvent event, Callable<T> work) throws Exception {
        return causedBy(
                new Cause(event, event.trace()), () -> CorrelationScope.call(event.correlationId(), work::call));
    }

    /** Does work that an event left for later. */
    <T extends @Nullable Object, X extends Exception> T continuing(@Nullable EventTrace trace, Work<T, X> work)
            throws X {
        return causedBy(new Cause(get(), trace), work);
    }

    private <T extends @Nullable Object, X extends Exception> T causedBy(Cause inner, Work<T, X> work) throws X {
        Cause outer = cause.get();
        cause.set(inner);
        try {
            return work.run();
        } finally {
            cause.set(outer);
        }
    }

    private record Cause(
            @Nullable HandledEvent event, @Nullable EventTrace trace) {}
}
