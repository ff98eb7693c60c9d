package io.eventorchestrator.tooling.asyncapi;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schema of a message's payload.
 *
 * @param format of the schema, if it is not JSON Schema; otherwise empty
 * @param schema with all that it refers to; empty if there is none, or it can't be found
 */
public record Payload(String format, Optional<Bundle> schema) {

    private static final String DIALECT = "$schema";
    private static final String DRAFT_7 = "http://json-schema.org/draft-07/schema#";

    /** The payload of a message. */
    public static Payload of(Message message) {
        String format = message.declared().text("payload", "schemaFormat").orElse("");
        Optional<Bundle> wrapped = message.declared().bundle("payload", "schema");
        Optional<Bundle> schema = wrapped.isPresent() || !format.isEmpty()
                ? wrapped
                : message.declared().bundle("payload");
        if (Schemas.isForeign(format)) {
            return new Payload(format, schema);
        }
        schema.ifPresent(bundle -> dialect(format, bundle));
        return new Payload("", schema);
    }

    // By the specification, a schema without a format is one of draft 7.
    private static void dialect(String format, Bundle bundle) {
        boolean isOlder = format.isEmpty() || format.contains("vnd.aai.asyncapi") || format.contains("draft-07");
        if (isOlder && bundle.json() instanceof ObjectNode json && !json.has(DIALECT)) {
            json.put(DIALECT, DRAFT_7);
        }
    }
}
