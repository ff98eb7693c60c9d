package io.eventorchestrator.messaging;

import org.jspecify.annotations.Nullable;

/**
 * An event's position in a distributed trace, as text that can be stored and sent. The tracer's propagator writes and
 * reads it; the library passes it on even without a tracer.
 *
 * @param traceparent version, trace id, span id and flags
 * @param tracestate vendors' additions; null if there are none
 * @see <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>
 */
public record EventTrace(String traceparent, @Nullable String tracestate) {}
