package io.eventorchestrator.messaging.envelope;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.eventorchestrator.catalogue.SchemaVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The JSON Schemas of the contract, from the class path, each compiled once. Thread-safe. */
final class EventSchemas {

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Optional<Schema>> compiled = new ConcurrentHashMap<>();

    /** @return the violations, with JSON Pointer and rule; empty if there are none */
    Optional<String> violations(String type, SchemaVersion version, JsonNode data) {
        Schema schema = find(type, version)
                .orElseThrow(() -> new IllegalArgumentException("no schema for " + type + "/" + version));
        return SchemaErrors.text(Stream.concat(UnstorableText.in(data), SchemaErrors.of(schema, data)));
    }

    boolean knows(String type, SchemaVersion version) {
        return find(type, version).isPresent();
    }

    private Optional<Schema> find(String type, SchemaVersion version) {
        return compiled.computeIfAbsent("/schemas/" + type + "/" + version + ".json", this::compile);
    }

    private Optional<Schema> compile(String resource) {
        try (InputStream json = EventSchemas.class.getResourceAsStream(resource)) {
            return json == null
                    ? Optional.empty()
                    : Optional.of(registry.getSchema(
                            new String(json.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8),
                            InputFormat.JSON));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
