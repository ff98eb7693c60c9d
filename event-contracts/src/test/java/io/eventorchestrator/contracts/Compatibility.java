package io.eventorchestrator.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Checks a minor version of an event's schema: it may only add optional properties and improve descriptions. Any other
 * change breaks an old reader, which accepts only what it knows, or a new reader of events written before.
 */
final class Compatibility {

    private static final Set<String> SAY_NOTHING_OF_THE_DATA =
            Set.of("$schema", "$id", "$comment", "title", "description", "examples", "default", "deprecated");
    private static final List<String> CLOSE = List.of("additionalProperties", "unevaluatedProperties", "propertyNames");

    private final List<String> breaks = new ArrayList<>();

    private Compatibility() {}

    /** @return each forbidden change, by JSON Pointer into the schema; empty if the newer is a minor version */
    static List<String> breaks(JsonNode older, JsonNode newer) {
        Compatibility compatibility = new Compatibility();
        compatibility.compare("", older, newer);
        return compatibility.breaks;
    }

    /** @return keywords that forbid unknown properties, so that a minor version could not add any */
    static List<String> closedBy(JsonNode schema) {
        return CLOSE.stream()
                .filter(keyword -> !schema.findValues(keyword).isEmpty())
                .toList();
    }

    private void compare(String at, JsonNode older, JsonNode newer) {
        Stream.concat(older.propertyNames().stream(), newer.propertyNames().stream())
                .distinct()
                .filter(keyword -> !SAY_NOTHING_OF_THE_DATA.contains(keyword))
                .forEach(keyword -> keyword(at + "/" + keyword, keyword, older.path(keyword), newer.path(keyword)));
    }

    private void keyword(String at, String keyword, JsonNode older, JsonNode newer) {
        switch (keyword) {
            case "properties" -> properties(at, older, newer);
            case "items" -> compare(at, older, newer);
            case "required" -> required(at, names(older), names(newer));
            default -> {
                if (!older.equals(newer)) {
                    breaks.add(at + " was " + told(older) + ", is " + told(newer));
                }
            }
        }
    }

    private void properties(String at, JsonNode older, JsonNode newer) {
        older.properties().forEach(property -> {
            String name = property.getKey();
            if (newer.has(name)) {
                compare(at + "/" + name, property.getValue(), newer.path(name));
            } else {
                breaks.add(at + "/" + name + " is gone");
            }
        });
    }

    private void required(String at, Set<String> older, Set<String> newer) {
        newer.stream().filter(name -> !older.contains(name)).forEach(name -> breaks.add(at + " has " + name + " now"));
        older.stream().filter(name -> !newer.contains(name)).forEach(name -> breaks.add(at + " had " + name));
    }

    private static Set<String> names(JsonNode required) {
        return required.valueStream().map(JsonNode::asString).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String told(JsonNode value) {
        return value.isMissingNode() ? "not there" : value.toString();
    }
}
