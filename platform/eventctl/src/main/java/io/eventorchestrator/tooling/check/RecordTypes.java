package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.asyncapi.Message;
import io.eventorchestrator.tooling.asyncapi.Property;
import io.eventorchestrator.tooling.project.Findings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares the Java types of a record with the types of its event's schema, as far as both are well known. */
final class RecordTypes {

    private static final Map<String, List<String>> JSON_TYPES = jsonTypes();
    private static final String UUID = "UUID";
    private static final String TEXT = "String";

    private RecordTypes() {}

    static void compare(EventRecord record, Message message, Findings findings) {
        message.properties().stream().filter(Property::isTopLevel).forEach(property -> {
            String type = record.components().getOrDefault(property.name(), "").replaceFirst("^.*\\.(?=\\w)", "");
            boolean isKey = property.name().equals(message.key());
            if (!fits(type, property) || (isKey && !fitsKey(type, property))) {
                report(type, property, record, findings);
            }
        });
    }

    private static boolean fits(String type, Property property) {
        List<String> read = type.endsWith("]") || type.endsWith("...")
                ? List.of("array", "string")
                : JSON_TYPES.getOrDefault(type, List.of());
        return read.isEmpty() || property.type().isEmpty() || read.contains(property.type());
    }

    // A key that is a UUID only in the schema, or only in the record, would sort events under other keys.
    private static boolean fitsKey(String type, Property property) {
        boolean isUuid = property.format().equals("uuid");
        return !(isUuid && type.equals(TEXT)) && (isUuid || !type.equals(UUID));
    }

    private static void report(String type, Property property, EventRecord record, Findings findings) {
        findings.error(
                "record-type",
                record.source(),
                property.name() + " of " + record.name() + " is a " + type + ", and the schema has "
                        + (property.format().isEmpty() ? property.type() : "the format " + property.format()) + ", see "
                        + property.source() + ".",
                "Give the component the schema's type, or release a schema with another one.");
    }

    private static Map<String, List<String>> jsonTypes() {
        Map<String, List<String>> types = new HashMap<>();
        List.of(TEXT, UUID, "OffsetDateTime", "LocalDate", "URI").forEach(text -> types.put(text, List.of("string")));
        List.of("int", "long", "short", "Integer", "Long", "Short", "BigInteger")
                .forEach(whole -> types.put(whole, List.of("integer")));
        List.of("double", "float", "Double", "Float", "BigDecimal")
                .forEach(number -> types.put(number, List.of("number", "integer")));
        List.of("boolean", "Boolean").forEach(truth -> types.put(truth, List.of("boolean")));
        List.of("List", "Set", "Collection").forEach(several -> types.put(several, List.of("array")));
        types.put("Map", List.of("object"));
        return Map.copyOf(types);
    }
}
