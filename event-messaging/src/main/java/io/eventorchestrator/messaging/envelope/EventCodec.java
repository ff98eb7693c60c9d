package io.eventorchestrator.messaging.envelope;

import io.eventorchestrator.contracts.Event;
import java.util.stream.Collectors;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Event records to JSON that their schema allows, and back. Safe for use by many threads. */
public final class EventCodec {

    private final JsonMapper mapper = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();
    private final EventSchemas schemas = new EventSchemas();

    /** @throws IllegalArgumentException if the event does not match its schema, or there is none */
    public JsonNode toData(EventClass eventClass, Event event) {
        JsonNode data = mapper.valueToTree(event);
        schemas.violations(eventClass.type(), eventClass.version(), data).ifPresent(violations -> {
            throw new IllegalArgumentException(
                    eventClass.record().getSimpleName() + " breaks its schema: " + violations);
        });
        return data;
    }

    /** @throws Unreadable if the data is of another major version or does not match the schema */
    public Event read(EventClass eventClass, EventEnvelope envelope) {
        SchemaVersion written = envelope.version();
        JsonNode data = envelope.data();
        if (written.major() != eventClass.version().major()) {
            throw new Unreadable(
                    Unreadable.Reason.UNSUPPORTED_VERSION,
                    eventClass.type() + " " + written + ", this reader takes major "
                            + eventClass.version().major());
        }
        // A newer minor than this reader knows only adds what it may ignore.
        SchemaVersion readAs = schemas.knows(eventClass.type(), written) ? written : eventClass.version();
        schemas.violations(eventClass.type(), readAs, data).ifPresent(violations -> {
            throw new Unreadable(Unreadable.Reason.SCHEMA_VIOLATION, violations);
        });
        return value(eventClass, data);
    }

    // A schema's format is a hint to it: it lets text pass for a UUID that is none.
    private Event value(EventClass eventClass, JsonNode data) {
        try {
            return mapper.treeToValue(data, eventClass.record());
        } catch (DatabindException unfit) {
            throw new Unreadable(Unreadable.Reason.SCHEMA_VIOLATION, pointer(unfit) + " " + unfit.getOriginalMessage());
        }
    }

    private static String pointer(DatabindException unfit) {
        return unfit.getPath().stream()
                .map(step -> "/" + (step.getPropertyName() == null ? step.getIndex() : step.getPropertyName()))
                .collect(Collectors.joining());
    }
}
