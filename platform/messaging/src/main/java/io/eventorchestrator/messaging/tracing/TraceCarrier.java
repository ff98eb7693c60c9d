package io.eventorchestrator.messaging.tracing;

import io.eventorchestrator.messaging.EventTrace;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of CloudEvents' extension for distributed tracing, for a tracer's propagator. Ignores other fields,
 * such as those of B3.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/main/cloudevents/extensions/distributed-tracing.md">
 *     CloudEvents: Distributed Tracing</a>
 */
final class TraceCarrier {

    private static final String PARENT = "traceparent";
    private static final String STATE = "tracestate";

    private @Nullable String traceparent;
    private @Nullable String tracestate;

    TraceCarrier(@Nullable EventTrace trace) {
        traceparent = trace == null ? null : trace.traceparent();
        tracestate = trace == null ? null : trace.tracestate();
    }

    @Nullable
    String get(String field) {
        return switch (field) {
            case PARENT -> traceparent;
            case STATE -> tracestate;
            default -> null;
        };
    }

    void set(String field, String value) {
        switch (field) {
            case PARENT -> traceparent = value;
            case STATE -> tracestate = value;
            default -> {}
        }
    }

    /** The trace; null if there is none, as without a tracer. */
    @Nullable
    EventTrace trace() {
        return traceparent == null ? null : new EventTrace(traceparent, tracestate);
    }
}
