package io.eventorchestrator.messaging.envelope;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Writes an envelope as structured JSON, by the CloudEvents SDK. Safe for use by many threads. */
public final class EnvelopeWriter {

    /** The content type of what {@link #write} gives. */
    public static final String CONTENT_TYPE = JsonFormat.CONTENT_TYPE;

    private final JsonFormat format = new JsonFormat();

    /** @return UTF-8 JSON */
    public byte[] write(EventEnvelope envelope) {
        return format.serialize(cloudEvent(envelope));
    }

    private static CloudEvent cloudEvent(EventEnvelope envelope) {
        CloudEventBuilder builder = CloudEventBuilder.v1()
                .withId(envelope.id())
                .withSource(URI.create(envelope.source()))
                .withType(envelope.type())
                .withSubject(envelope.subject())
                .withTime(envelope.time().atOffset(ZoneOffset.UTC))
                .withDataSchema(envelope.version().schemaOf(envelope.type()))
                .withExtension("correlationid", envelope.correlationId())
                .withExtension("partitionkey", envelope.subject());
        if (envelope.causationId() != null) {
            builder.withExtension("causationid", envelope.causationId());
        }
        trace(envelope.trace(), builder);
        return builder.withData(
                        "application/json",
                        envelope.data().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .build();
    }

    private static void trace(@Nullable TraceContext trace, CloudEventBuilder builder) {
        if (trace != null) {
            builder.withExtension("traceparent", trace.traceparent());
            if (trace.tracestate() != null) {
                builder.withExtension("tracestate", trace.tracestate());
            }
        }
    }
}
