package io.eventorchestrator.messaging.tracing;

import io.eventorchestrator.catalogue.SchemaVersion;
import io.eventorchestrator.messaging.EventTrace;
import io.eventorchestrator.messaging.envelope.EventEnvelope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A sample event with a trace. */
final class TracedEvent {

    static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    static final String SPAN = "b7ad6b7169203331";
    static final EventTrace SAMPLED = new EventTrace("00-" + TRACE + "-" + SPAN + "-01", "vendor=1");
    static final EventTrace UNSAMPLED = new EventTrace("00-" + TRACE + "-" + SPAN + "-00", null);

    private TracedEvent() {}

    static EventEnvelope of(@Nullable EventTrace trace) {
        return new EventEnvelope(
                "1",
                "/order-service",
                "orders.order.placed",
                "o-1",
                Instant.EPOCH,
                new SchemaVersion(2, 0),
                "1",
                null,
                trace,
                false,
                JsonMapper.shared().createObjectNode());
    }
}
