package io.eventorchestrator.tooling.deadletters;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.eventorchestrator.catalogue.DataSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The schema that an event declares for its payload, if the contract knows it. */
record PayloadSchema(Optional<String> json) {

    static PayloadSchema of(LetterEvent event) {
        String version = DataSchema.version(event.json().path("dataschema").asString(""));
        String resource = "/schemas/" + event.type() + "/" + version + ".json";
        try (InputStream schema = PayloadSchema.class.getResourceAsStream(resource)) {
            return new PayloadSchema(
                    schema == null
                            ? Optional.empty()
                            : Optional.of(new String(schema.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Optional<String> violations(JsonNode payload) {
        return json.map(schema -> SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema, InputFormat.JSON)
                        .validate(payload)
                        .stream()
                        .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                        .collect(Collectors.joining("; ")))
                .filter(text -> !text.isEmpty());
    }
}
