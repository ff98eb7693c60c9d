package io.eventorchestrator.catalogue;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A part of the contract with its place, so that each message names file, place and key.
 *
 * @param place such as {@code asyncapi.yaml: channel OrderPlaced}
 * @param json the part itself, which may be missing
 */
record ContractPart(String place, JsonNode json) {

    ContractPart at(String pointer, String named) {
        return new ContractPart(place + ": " + named, json.at(pointer));
    }

    /** The parts under a key, by name; messages name each by its kind and name. */
    Stream<Map.Entry<String, ContractPart>> parts(String key, String kind) {
        return json.path(key)
                .propertyStream()
                .map(part -> Map.entry(
                        part.getKey(), new ContractPart(place + ": " + kind + " " + part.getKey(), part.getValue())));
    }

    String text(String pointer) {
        JsonNode value = json.at(pointer);
        if (!value.isValueNode() || value.isNull() || value.asString().isBlank()) {
            throw invalid("has no " + named(pointer));
        }
        return value.asString();
    }

    int positive(String pointer) {
        long value = positiveLong(pointer);
        if (value > Integer.MAX_VALUE) {
            throw invalid(named(pointer) + " is " + value + ", and at most " + Integer.MAX_VALUE);
        }
        return (int) value;
    }

    long positiveLong(String pointer) {
        String value = text(pointer);
        if (!value.matches("[1-9]\\d{0,17}")) {
            throw invalid(named(pointer) + " must be a whole number above 0, but is " + value);
        }
        return Long.parseLong(value);
    }

    /** @param meant what the whole text has to look like, in words */
    String matching(String pointer, Pattern form, String meant) {
        String value = text(pointer);
        if (!form.matcher(value).matches()) {
            throw invalid(named(pointer) + " must be " + meant + ", but is " + value);
        }
        return value;
    }

    boolean has(String key) {
        return json.has(key);
    }

    /** Refuses a key that nothing reads. */
    void allow(Set<String> keys) {
        unread(json.propertyNames(), keys);
    }

    /** Refuses an extension that nothing reads; a test checks the keys of AsyncAPI itself with its schema. */
    void allowExtensions(String... keys) {
        unread(json.propertyNames().stream().filter(key -> key.startsWith("x-")).toList(), Set.of(keys));
    }

    private void unread(Collection<String> present, Set<String> read) {
        present.stream().filter(key -> !read.contains(key)).findFirst().ifPresent(key -> {
            throw invalid("unknown key " + key);
        });
    }

    InvalidContract invalid(String fault) {
        return new InvalidContract(place + ": " + fault);
    }

    private static String named(String pointer) {
        return pointer.substring(1).replace('/', '.');
    }
}
