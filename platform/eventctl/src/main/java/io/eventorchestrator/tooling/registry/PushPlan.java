package io.eventorchestrator.tooling.registry;

import io.eventorchestrator.catalogue.compatibility.SchemaVersions.SchemaFile;
import io.eventorchestrator.catalogue.registry.RegistryRule;
import io.eventorchestrator.catalogue.registry.SchemaRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The changes that bring the schemas of a contract into a registry. It is complete before anything changes.
 *
 * @param missing schemas to add
 * @param different schemas that the registry has with another content
 * @param rules to set
 */
record PushPlan(List<SchemaFile> missing, List<SchemaFile> different, List<RegistryRule> rules) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static PushPlan of(List<SchemaFile> schemas, SchemaRegistry registry) {
        List<SchemaFile> missing = new ArrayList<>();
        List<SchemaFile> different = new ArrayList<>();
        for (SchemaFile schema : schemas) {
            Optional<JsonNode> there = registry.schema(schema.type(), schema.version());
            if (there.isEmpty()) {
                missing.add(schema);
            } else if (!there.get().equals(JSON.readTree(schema.text()))) {
                different.add(schema);
            }
        }
        Map<RegistryRule, String> rules = registry.rules();
        return new PushPlan(
                List.copyOf(missing),
                List.copyOf(different),
                Stream.of(RegistryRule.values())
                        .filter(rule -> !rule.config().equals(rules.get(rule)))
                        .toList());
    }

    boolean isDone() {
        return missing.isEmpty() && different.isEmpty() && rules.isEmpty();
    }
}
