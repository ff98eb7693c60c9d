package io.eventorchestrator.tooling.check;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.eventorchestrator.tooling.asyncapi.Message;
import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.project.Source;
import io.eventorchestrator.tooling.yaml.Part;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Each example matches its schema. A schema that refers to parts outside of itself is not checked. */
final class ExampleRules implements CheckRule {

    private static final int MOST = 5;
    private static final List<String> NAMES = List.of("$schema", "$id");

    @Override
    public void check(Inspection inspection, Findings findings) {
        inspection.contract().messages().stream()
                .filter(message -> !message.properties().isEmpty())
                .forEach(message -> message.example()
                        .part()
                        .map(ExampleRules::data)
                        .ifPresent(example -> check(message, example, inspection.project(), findings)));
    }

    // An example may be a whole event, whose schema is that of its data.
    private static Part data(Part example) {
        return example.get("specversion").isPresent() ? example.get("data").orElse(example) : example;
    }

    private static void check(Message message, Part example, Project project, Findings findings) {
        Optional<Schema> schema = message.schema().part().flatMap(ExampleRules::schema);
        Optional<JsonNode> value = PartJson.of(example);
        if (schema.isPresent() && value.isPresent()) {
            schema.get().validate(value.get()).stream()
                    .sorted(Comparator.comparing(
                            error -> error.getInstanceLocation().toString()))
                    .limit(MOST)
                    .forEach(error -> findings.error(
                            "example-invalid",
                            place(example, error, project),
                            "The example of " + message.type() + " breaks its schema, see "
                                    + message.schema().place() + ": "
                                    + (error.getInstanceLocation() + " " + error.getMessage()).strip() + ".",
                            "Correct the example."));
        }
    }

    private static Optional<Schema> schema(Part part) {
        return PartJson.of(part)
                .filter(ObjectNode.class::isInstance)
                .map(schema -> ((ObjectNode) schema).without(NAMES))
                .filter(schema -> isClosed(schema, part.name().isEmpty()))
                .flatMap(ExampleRules::compiled);
    }

    // Only references within a whole file are followed: they lead to its definitions. Nothing is fetched.
    private static boolean isClosed(JsonNode schema, boolean isFile) {
        return schema.findValuesAsString("$schema").isEmpty()
                && schema.findValuesAsString("$id").isEmpty()
                && schema.findValuesAsString("$dynamicRef").isEmpty()
                && schema.findValuesAsString("$ref").stream()
                        .allMatch(reference -> isFile && reference.startsWith("#"));
    }

    private static Optional<Schema> compiled(JsonNode schema) {
        try {
            return Optional.of(SchemaRegistry.withDefaultDialect(
                            SpecificationVersion.DRAFT_2020_12,
                            builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                    .formatAssertionsEnabled(true)
                                    .build()))
                    .getSchema(schema));
        } catch (RuntimeException notASchema) {
            return Optional.empty();
        }
    }

    private static Source place(Part example, Error error, Project project) {
        Part at =
                example.nearest(JsonPointer.compile(error.getInstanceLocation().toString()));
        return project.source(at.file(), at.line());
    }
}
