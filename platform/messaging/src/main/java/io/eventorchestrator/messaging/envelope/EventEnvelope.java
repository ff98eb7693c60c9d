package io.eventorchestrator.messaging.envelope;

import io.eventorchestrator.catalogue.SchemaVersion;
import io.eventorchestrator.messaging.EventTrace;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A CloudEvent of version 1.0 with this platform's extensions.
 *
 * @param source the publishing service, such as {@code /order-service}
 * @param subject the partition key
 * @param version {@code <major>.<minor>} of the schema of its data
 * @param correlationId id of the first event of its correlation
 * @param causationId id of the event that caused it; null for the first
 * @param trace null without one
 * @param probe whether its handling must have no effect
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents 1.0.2</a>
 */
public record EventEnvelope(
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        SchemaVersion version,
        String correlationId,
        @Nullable String causationId,
        @Nullable EventTrace trace,
        boolean probe,
        JsonNode data) {}
