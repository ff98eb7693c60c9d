package io.eventorchestrator.catalogue;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A part of the contract with its place, so that each message names file, line, place and key.
 *
 * @param lines of the document
 * @param pointer JSON Pointer within the document
 * @param names such as {@code : channel OrderPlaced}; empty for the document
 * @param json the part itself, which may be missing
 */
record ContractPart(YamlLines lines, String pointer, String names, JsonNode json) {

    private static final Map<String, String> EXAMPLES = Map.of(
            "/x-largest-event", "262144",
            "/x-partition-rate", "1000",
            "/x-service", "order-service",
            "/x-version", "'1.0'",
            "/x-key", "orderId");

    static ContractPart document(YamlLines lines, JsonNode json) {
        return new ContractPart(lines, "", "", json);
    }

    ContractPart at(String relative, String named) {
        return new ContractPart(lines, pointer + relative, names + ": " + named, json.at(relative));
    }

    /** The parts under a key, by name; messages name each by its kind and name. */
    Stream<Map.Entry<String, ContractPart>> parts(String key, String kind) {
        return json.path(key)
                .propertyStream()
                .map(part -> Map.entry(
                        part.getKey(),
                        new ContractPart(
                                lines,
                                pointer + "/" + key + "/" + escaped(part.getKey()),
                                names + ": " + kind + " " + part.getKey(),
                                part.getValue())));
    }

    /** A key as a part of a JSON Pointer (RFC 6901, section 3). */
    static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    String text(String relative) {
        JsonNode value = json.at(relative);
        if (!value.isValueNode() || value.isNull() || value.asString().isBlank()) {
            throw invalid(relative, "has no " + named(relative) + example(relative));
        }
        return value.asString();
    }

    private static String example(String relative) {
        String value = EXAMPLES.get(relative);
        return value == null ? "" : "; state one such as " + named(relative) + ": " + value;
    }

    int positive(String relative) {
        long value = positiveLong(relative);
        if (value > Integer.MAX_VALUE) {
            throw invalid(relative, named(relative) + " must be at most " + Integer.MAX_VALUE + ", but is " + value);
        }
        return (int) value;
    }

    long positiveLong(String relative) {
        String value = text(relative);
        if (!value.matches("[1-9]\\d{0,17}")) {
            throw invalid(relative, named(relative) + " must be a whole number above 0, but is " + value);
        }
        return Long.parseLong(value);
    }

    /** @param meant the valid texts, described for an error message */
    String matching(String relative, Pattern form, String meant) {
        String value = text(relative);
        if (!form.matcher(value).matches()) {
            throw invalid(relative, named(relative) + " must be " + meant + ", but is " + value);
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

    /** Refuses a key that AsyncAPI defines and the platform does not support. */
    void refuse(String key, String reason) {
        if (json.has(key)) {
            throw invalid("/" + key, key + " " + reason);
        }
    }

    private void unread(Collection<String> present, Set<String> read) {
        present.stream().filter(key -> !read.contains(key)).findFirst().ifPresent(key -> {
            throw invalid("/" + escaped(key), "unknown key " + key);
        });
    }

    InvalidContract invalid(String fault) {
        return invalid("", fault);
    }

    /** @param relative JSON Pointer of the faulty key; the message names its line */
    InvalidContract invalid(String relative, String fault) {
        return new InvalidContract(lines.place(pointer + relative) + names + ": " + fault);
    }

    private static String named(String relative) {
        return relative.substring(1).replace('/', '.');
    }
}
