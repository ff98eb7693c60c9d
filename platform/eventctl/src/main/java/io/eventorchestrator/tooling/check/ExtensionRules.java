package io.eventorchestrator.tooling.check;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.project.ProjectText;
import io.eventorchestrator.tooling.yaml.Part;
import io.eventorchestrator.tooling.yaml.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Extensions of AsyncAPI have the values that their JSON Schema allows. */
final class ExtensionRules implements CheckRule {

    private static final String SCHEMA = "/contract-extensions.schema.json";

    private final Map<String, Schema> schemas = schemas();

    @Override
    public void check(Inspection inspection, Findings findings) {
        Project project = inspection.project();
        // Reading the flow has reported what can't be read.
        ProjectText texts = new ProjectText(project, new Findings());
        for (Path file : project.contracts()) {
            texts.read(file, YamlFile.LARGEST).stream()
                    .flatMap(text -> new YamlFile(project, file).documents(text, new Findings()).stream())
                    .forEach(document -> document(document, project, findings));
        }
    }

    private void document(Part document, Project project, Findings findings) {
        check("document", Stream.of(document), project, findings);
        for (Part holder : List.of(document, document.get("components").orElse(document))) {
            check("channel", under(holder, "channels"), project, findings);
            check("operation", under(holder, "operations"), project, findings);
            check("operation", under(holder, "operationTraits"), project, findings);
            check("message", under(holder, "messages"), project, findings);
            check("message", under(holder, "messageTraits"), project, findings);
            check(
                    "message",
                    under(holder, "channels").flatMap(channel -> under(channel, "messages")),
                    project,
                    findings);
        }
    }

    private static Stream<Part> under(Part holder, String key) {
        return holder.get(key).stream().flatMap(part -> part.entries().stream());
    }

    private void check(String place, Stream<Part> parts, Project project, Findings findings) {
        parts.flatMap(part -> part.entries().stream()).forEach(entry -> {
            Schema schema = schemas.get(place + " " + entry.name());
            if (schema != null) {
                schema.validate(ExtensionValue.of(entry)).stream()
                        .findFirst()
                        .ifPresent(error -> report(entry, error, project, findings));
            }
        });
    }

    private static void report(Part extension, Error error, Project project, Findings findings) {
        String pointer = error.getInstanceLocation().toString();
        Part wrong = extension.nearest(JsonPointer.compile(pointer));
        findings.error(
                "extension",
                project.source(wrong.file(), wrong.line()),
                "The value of " + extension.name() + " is wrong: " + (pointer + " " + error.getMessage()).strip() + ".",
                "Correct it, or remove it.");
    }

    // By the kind of the part and the extension's name.
    private static Map<String, Schema> schemas() {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        Map<String, Schema> schemas = new HashMap<>();
        definitions()
                .properties()
                .forEach(place -> place.getValue()
                        .path("properties")
                        .properties()
                        .forEach(extension -> schemas.put(
                                place.getKey() + " " + extension.getKey(), registry.getSchema(extension.getValue()))));
        return Map.copyOf(schemas);
    }

    private static JsonNode definitions() {
        try (InputStream schema = Objects.requireNonNull(ExtensionRules.class.getResourceAsStream(SCHEMA))) {
            return JsonMapper.shared().readTree(schema).path("$defs");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
