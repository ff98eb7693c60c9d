package io.eventorchestrator.testing;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** OpenAPI's official JSON Schema for version 3.1, including the dialect of its Schema Objects. */
final class OpenApiSchema {

    private static final String ID = "https://spec.openapis.org/oas/3.1/%s/WORK-IN-PROGRESS";

    private final Schema official = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12, registry -> registry.schemas(parts()))
            .getSchema(SchemaLocation.of(ID.formatted("schema-base")));

    /** Lists the violations in a description; empty if it is valid. */
    List<String> faults(JsonNode description) {
        return official.validate(description).stream().map(Object::toString).toList();
    }

    private static Map<String, String> parts() {
        return Stream.of("schema-base", "schema", "dialect", "meta")
                .collect(Collectors.toMap(ID::formatted, OpenApiSchema::json));
    }

    private static String json(String part) {
        try (InputStream yaml = OpenApiSchema.class.getResourceAsStream("/openapi/3.1/" + part + ".yaml")) {
            return new YAMLMapper().readTree(yaml).toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
