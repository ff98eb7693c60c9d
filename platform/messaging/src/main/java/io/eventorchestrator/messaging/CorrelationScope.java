package io.eventorchestrator.messaging;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Adds a correlation id to the log lines of a piece of work on the current thread, then restores the outer id. */
public final class CorrelationScope {

    /** The MDC key of the correlation id. */
    public static final String CORRELATION_ID = "correlationId";

    private CorrelationScope() {}

    /** Runs the work under a correlation id. */
    public static void run(String correlationId, Runnable work) {
        call(correlationId, () -> {
            work.run();
            return true;
        });
    }

    /**
     * Runs the work under a correlation id.
     *
     * @return the result of the work
     * @throws X if the work throws it
     */
    public static <T extends @Nullable Object, X extends Exception> T call(String correlationId, Work<T, X> work)
            throws X {
        String outer = MDC.get(CORRELATION_ID);
        MDC.put(CORRELATION_ID, correlationId);
        try {
            return work.run();
        } finally {
            leave(outer);
        }
    }

    // Restores the outer id, which MDC.putCloseable would remove: this scope may be inside the handling of an event.
    private static void leave(@Nullable String outer) {
        if (outer == null) {
            MDC.remove(CORRELATION_ID);
        } else {
            MDC.put(CORRELATION_ID, outer);
        }
    }

    /** A piece of work with a result. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object, X extends Exception> {

        /** Does the work. */
        T run() throws X;
    }
}
