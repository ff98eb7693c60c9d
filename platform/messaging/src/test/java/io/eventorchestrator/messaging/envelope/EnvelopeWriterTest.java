package io.eventorchestrator.messaging.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.eventorchestrator.catalogue.SchemaVersion;
import io.eventorchestrator.messaging.EnvelopeForm;
import io.eventorchestrator.messaging.EventTrace;
import io.eventorchestrator.messaging.transport.InboundRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class EnvelopeWriterTest {

    @ParameterizedTest
    @EnumSource
    void aWrittenEnvelopeIsReadUnchanged(EnvelopeForm form) {
        EventEnvelope envelope = envelope("cause");

        EventEnvelope back = new EnvelopeReader(10_000)
                .read(new InboundRecord("t", 0, 0, null, List.of(), writer(form).write(envelope)));

        assertThat(back).isEqualTo(envelope);
    }

    @ParameterizedTest
    @EnumSource
    void aWrittenEnvelopeSatisfiesTheEnvelopesSchema(EnvelopeForm form) throws IOException {
        assertThat(schema().validate(written(form, "cause"), InputFormat.JSON)).isEmpty();
        assertThat(schema().validate("{}", InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void theOlderFormIsWrittenBesideTheAttributesAndNothingElseChanges() {
        String standard = written(EnvelopeForm.CLOUDEVENTS, "cause");

        assertThat(standard).doesNotContain("metadata");
        assertThat(written(EnvelopeForm.BOTH, "cause"))
                .isEqualTo(standard.substring(0, standard.length() - 1)
                        + ",\"metadata\":{\"correlationId\":\"störy\",\"causationId\":\"cause\"}}");
    }

    @Test
    void theFirstEventOfACorrelationHasNoCauseInEitherForm() {
        assertThat(written(EnvelopeForm.BOTH, null))
                .doesNotContainIgnoringCase("causationId")
                .endsWith(",\"metadata\":{\"correlationId\":\"störy\"}}");
    }

    private static EnvelopeWriter writer(EnvelopeForm form) {
        return new EnvelopeWriter(form, new SchemaAddress("https://example.com/schemas/{type}/{version}"));
    }

    private static String written(EnvelopeForm form, @Nullable String cause) {
        return new String(writer(form).write(envelope(cause)), StandardCharsets.UTF_8);
    }

    private static Schema schema() throws IOException {
        try (InputStream json = EnvelopeWriterTest.class.getResourceAsStream("/envelope/1.0.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(
                            new String(Objects.requireNonNull(json).readAllBytes(), StandardCharsets.UTF_8),
                            InputFormat.JSON);
        }
    }

    private static EventEnvelope envelope(@Nullable String cause) {
        return new EventEnvelope(
                "1",
                "/order-service",
                "orders.order.placed",
                "o-1",
                Instant.parse("2026-01-05T09:15:30.123456Z"),
                new SchemaVersion(2, 0),
                "störy",
                cause,
                new EventTrace("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "vendor=1"),
                false,
                JsonMapper.shared().readTree("{\"large\":9007199254740993,\"text\":\"}\"}"));
    }
}
