package io.eventorchestrator.orders.application;

import io.eventorchestrator.messaging.CurrentEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Names the story in every line that is logged during a piece of work that no event began. */
final class Story {

    private Story() {}

    static void tell(String correlationId, Runnable work) {
        @Nullable String before = MDC.get(CurrentEvent.CORRELATION_ID);
        MDC.put(CurrentEvent.CORRELATION_ID, correlationId);
        try {
            work.run();
        } finally {
            restore(before);
        }
    }

    private static void restore(@Nullable String before) {
        if (before == null) {
            MDC.remove(CurrentEvent.CORRELATION_ID);
        } else {
            MDC.put(CurrentEvent.CORRELATION_ID, before);
        }
    }
}
