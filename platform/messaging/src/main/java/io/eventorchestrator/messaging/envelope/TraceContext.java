package io.eventorchestrator.messaging.envelope;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The position of an event in a distributed trace.
 *
 * @param traceparent version, trace id, span id and flags
 * @param tracestate vendors' additions; null if there are none
 * @see <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>
 */
public record TraceContext(String traceparent, @Nullable String tracestate) {

    private static final Pattern FORM =
            Pattern.compile("[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}.*");
    private static final int TRACE_ID_ENDS = 35;
    private static final int SPAN_ID_ENDS = 52;

    /** Reads the attributes of an event; empty if there are none, or if the recommendation requires to ignore them. */
    static Optional<TraceContext> of(@Nullable String traceparent, @Nullable String tracestate) {
        return Optional.ofNullable(traceparent)
                .filter(parent -> FORM.matcher(parent).matches())
                .map(parent -> new TraceContext(parent, tracestate));
    }

    /** Begins a sampled trace. */
    public static TraceContext begin() {
        return new TraceContext("00-" + hex() + hex() + "-" + hex() + "-01", null);
    }

    /** The next span of the same trace. */
    public TraceContext next() {
        return new TraceContext(
                traceparent.substring(0, TRACE_ID_ENDS) + "-" + hex() + traceparent.substring(SPAN_ID_ENDS),
                tracestate);
    }

    // Need not be secret, only unique; never zero, which would mean none.
    private static String hex() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
    }
}
