package io.eventorchestrator.messaging.envelope;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import io.eventorchestrator.catalogue.Probe;
import io.eventorchestrator.messaging.EnvelopeForm;
import io.eventorchestrator.messaging.EventTrace;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes an envelope as structured JSON, with the CloudEvents SDK. Thread-safe. */
public final class EnvelopeWriter {

    /** The content type of written envelopes. */
    public static final String CONTENT_TYPE = JsonFormat.CONTENT_TYPE;

    private final JsonFormat format = new JsonFormat();
    private final JsonMapper mapper = JsonMapper.builder().build();
    private final EnvelopeForm form;
    private final SchemaAddress schemas;

    /**
     * @param form form of the correlation
     * @param schemas addresses of the schemas
     */
    public EnvelopeWriter(EnvelopeForm form, SchemaAddress schemas) {
        this.form = form;
        this.schemas = schemas;
    }

    /** @return UTF-8 JSON */
    public byte[] write(EventEnvelope envelope) {
        byte[] standard = format.serialize(cloudEvent(envelope));
        return form == EnvelopeForm.BOTH ? withOlderForm(standard, envelope) : standard;
    }

    // Inserted before the last brace: the SDK can't write an object, and parsing would change the bytes of the data.
    private byte[] withOlderForm(byte[] standard, EventEnvelope envelope) {
        ObjectNode older = mapper.createObjectNode().put("correlationId", envelope.correlationId());
        if (envelope.causationId() != null) {
            older.put("causationId", envelope.causationId());
        }
        byte[] added = (",\"" + EnvelopeReader.OLDER_FORM + "\":" + older + "}").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(standard.length - 1 + added.length)
                .put(standard, 0, standard.length - 1)
                .put(added)
                .array();
    }

    private CloudEvent cloudEvent(EventEnvelope envelope) {
        CloudEventBuilder builder = CloudEventBuilder.v1()
                .withId(envelope.id())
                .withSource(URI.create(envelope.source()))
                .withType(envelope.type())
                .withSubject(envelope.subject())
                .withTime(envelope.time().atOffset(ZoneOffset.UTC))
                .withDataSchema(schemas.of(envelope.type(), envelope.version()))
                .withExtension("correlationid", envelope.correlationId())
                .withExtension("partitionkey", envelope.subject());
        if (envelope.causationId() != null) {
            builder.withExtension("causationid", envelope.causationId());
        }
        if (envelope.probe()) {
            builder.withExtension(Probe.ATTRIBUTE, true);
        }
        trace(envelope.trace(), builder);
        return builder.withData("application/json", envelope.data().toString().getBytes(StandardCharsets.UTF_8))
                .build();
    }

    private static void trace(@Nullable EventTrace trace, CloudEventBuilder builder) {
        if (trace != null) {
            builder.withExtension("traceparent", trace.traceparent());
            if (trace.tracestate() != null) {
                builder.withExtension("tracestate", trace.tracestate());
            }
        }
    }
}
