package io.eventorchestrator.tooling.scaffold;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eventorchestrator.tooling.edits.ProjectEdits;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The files of an event: schema, example, record, and its places in the contract and in its domain. */
record NewEvent(EventName name, String producer, String key, Workspace workspace) {

    private static final Map<String, String> EXAMPLES =
            Map.of("UUID", "018f2f6e-7c1a-7c3e-9a55-3f6f1f0d2a01", "String", "EXAMPLE-1");

    void enter(ContractEdit contract) throws IOException {
        RecordPlace records = RecordPlace.of(name, workspace);
        Map<String, String> components = records.components(key);
        Map<String, String> values = values(records, components);
        ProjectEdits edits = workspace.edits();
        String resources = workspace.layout().resources();
        contract.enter(values);
        edits.create(resources + "schemas/" + name.type() + "/1.0.json", Template.fill("event/schema.json", values));
        edits.create(resources + "examples/" + name.type() + "/1.0.json", Template.fill("event/example.json", values));
        records.enter(values);
        String template = records.keyIs(key) ? "event/Record.java.txt" : "event/KeyedRecord.java.txt";
        edits.create(records.folder() + name.className() + ".java", Template.fill(template, values));
    }

    private Map<String, String> values(RecordPlace records, Map<String, String> components) throws IOException {
        String keyType = components.getOrDefault(key, "String");
        Map<String, String> values = new HashMap<>(Map.of(
                "domain", name.domain(),
                "type", name.type(),
                "name", name.className(),
                "sentence", name.sentence(),
                "producer", producer,
                "parent", records.parent(),
                "key", key,
                "keyText", keyType.equals("UUID") ? key + ".toString()" : key,
                "keyExample", EXAMPLES.getOrDefault(keyType, ""),
                "id", UUID.nameUUIDFromBytes(name.type().getBytes(UTF_8)).toString()));
        values.put("package", records.packageName());
        values.put("parentImport", records.parentImport());
        values.put("imports", components.containsValue("UUID") ? "import java.util.UUID;\n" : "");
        values.put("components", joined(components, "%2$s %1$s", ", "));
        values.put("required", joined(components, "    \"%1$s\"", ",\n"));
        values.put("data", joined(components, "    \"%1$s\": \"%3$s\"", ",\n"));
        values.put("properties", properties(components));
        return values;
    }

    private static String joined(Map<String, String> components, String form, String separator) {
        return components.entrySet().stream()
                .map(one -> form.formatted(one.getKey(), one.getValue(), EXAMPLES.getOrDefault(one.getValue(), "")))
                .collect(Collectors.joining(separator));
    }

    private static String properties(Map<String, String> components) throws IOException {
        StringBuilder properties = new StringBuilder();
        for (Map.Entry<String, String> one : components.entrySet()) {
            properties
                    .append(properties.isEmpty() ? "" : ",\n")
                    .append(Template.fill("event/" + one.getValue() + ".json", Map.of("component", one.getKey()))
                            .stripTrailing());
        }
        return properties.toString();
    }
}
