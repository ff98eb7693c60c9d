package io.eventorchestrator.messaging.envelope;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.eventorchestrator.catalogue.DeadLetterReason;
import io.eventorchestrator.catalogue.SchemaVersion;
import io.eventorchestrator.contracts.Event;
import io.eventorchestrator.messaging.InvalidSetting;
import io.eventorchestrator.messaging.failure.CauseChain;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Converts event records to JSON that satisfies their schema, and back. Thread-safe. */
public final class EventCodec {

    private final JsonMapper mapper = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            // Omits missing properties, because no schema allows null.
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();
    private final EventSchemas schemas = new EventSchemas();
    private final RegistrySchemas registry;

    /** @param registry the schemas of versions that the class path does not have */
    public EventCodec(RegistrySchemas registry) {
        this.registry = registry;
    }

    /** @throws IllegalArgumentException if the event violates its schema, or has none */
    public JsonNode toData(EventClass eventClass, Event event) {
        JsonNode data = mapper.valueToTree(event);
        schemas.violations(eventClass.type(), eventClass.version(), data).ifPresent(violations -> {
            throw new IllegalArgumentException(
                    eventClass.record().getSimpleName() + " violates its schema: " + violations);
        });
        return data;
    }

    /**
     * Checks at start that events of a type can be written or read.
     *
     * @throws InvalidSetting if the schema of that version is not on the class path
     */
    public void requireSchema(String type, SchemaVersion version) {
        if (!schemas.knows(type, version)) {
            throw new InvalidSetting("the class path has no schema of " + type + " " + version + ": add schemas/" + type
                    + "/" + version + ".json, or the jar that holds it");
        }
    }

    /**
     * Reads any version that the class accepts: each minor of its major, and older majors, which it upcasts.
     *
     * @throws Unreadable if the data have another major or violate the schema, before or after upcasting
     * @throws Error if the class or a part of it can't be loaded, or its constructor throws an error
     */
    public Event read(EventClass eventClass, EventEnvelope envelope) {
        SchemaVersion version = envelope.version();
        EventClass written =
                eventClass.ofMajor(version.major()).orElseThrow(() -> Unreadable.unsupported(version, eventClass));
        expectValid(eventClass.type(), version, written.version(), envelope.data());
        Event event = value(written, envelope.data());
        return written.equals(eventClass) ? event : lifted(eventClass, version, event);
    }

    private void expectValid(String type, SchemaVersion version, SchemaVersion newestKnown, JsonNode data) {
        if (schemas.knows(type, version)) {
            refuse(schemas.violations(type, version, data));
            return;
        }
        // A newer minor than this reader knows only adds properties that it may ignore, so the known one holds, too.
        refuse(schemas.violations(type, newestKnown, data));
        refuse(registry.violations(type, version, data)
                .map(violations -> violations + " (by the registry's schema " + version + ")"));
    }

    private static void refuse(Optional<String> violations) {
        violations.ifPresent(text -> {
            throw new Unreadable(DeadLetterReason.SCHEMA_VIOLATION, text);
        });
    }

    private Event lifted(EventClass eventClass, SchemaVersion from, Event event) {
        try {
            Event lifted = eventClass.lift(event);
            toData(eventClass, lifted);
            return lifted;
        } catch (RuntimeException unfit) {
            throw new Unreadable(
                    DeadLetterReason.UNSUPPORTED_VERSION,
                    from + " can't be upcast to " + eventClass.version() + ": " + unfit.getMessage());
        }
    }

    // Formats are only hints in a schema: it accepts text that is not a UUID as one.
    private Event value(EventClass eventClass, JsonNode data) {
        try {
            return mapper.treeToValue(data, eventClass.record());
        } catch (DatabindException unfit) {
            throwIfError(unfit);
            throw new Unreadable(DeadLetterReason.SCHEMA_VIOLATION, pointer(unfit) + " " + unfit.getOriginalMessage());
        }
    }

    // The mapper wraps exceptions of a record's constructor and of reflection.
    private static void throwIfError(DatabindException unfit) {
        for (Throwable cause : CauseChain.of(unfit)) {
            if (cause instanceof Error error) {
                throw error;
            }
        }
    }

    private static String pointer(DatabindException unfit) {
        return unfit.getPath().stream()
                .map(step -> "/" + (step.getPropertyName() == null ? step.getIndex() : step.getPropertyName()))
                .collect(Collectors.joining());
    }
}
