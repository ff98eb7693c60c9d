package io.eventorchestrator.messaging.envelope;

import com.networknt.schema.Schema;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The violations of a schema, as text for a dead letter. */
public final class SchemaErrors {

    private static final int MOST = 5;

    private SchemaErrors() {}

    /** The violations, each with JSON Pointer and rule. */
    public static Stream<String> of(Schema schema, JsonNode data) {
        return schema.validate(data).stream()
                .map(error -> error.getInstanceLocation() + " " + error.getKeyword() + ": " + error.getMessage());
    }

    /** The first few in one line; empty if there are none. */
    public static Optional<String> text(Stream<String> errors) {
        return Optional.of(errors.limit(MOST).collect(Collectors.joining("; "))).filter(text -> !text.isEmpty());
    }
}
