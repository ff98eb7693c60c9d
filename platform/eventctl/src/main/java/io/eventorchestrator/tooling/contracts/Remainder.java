package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.tooling.asyncapi.Declared;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Declarations that are compared by equality only, since a difference may mean anything.
 *
 * @param values by key, without descriptions
 */
record Remainder(Map<String, JsonNode> values) {

    private static final String BINDINGS = "bindings";
    private static final String KAFKA = "kafka";
    private static final Set<String> WORDS =
            Set.of("title", "name", "summary", "description", "tags", "externalDocs", "examples", "traits", "$ref");
    private static final Set<String> OF_DOCUMENT = Set.of(
            "asyncapi", "id", "info", "channels", "operations", "components", "defaultContentType", "x-partition-rate");
    private static final Set<String> OF_CHANNEL = Set.of("address", "messages", "x-target-rate");
    private static final Set<String> OF_MESSAGE =
            Set.of("payload", "contentType", "x-version", "x-key", "x-personal-data");
    private static final Set<String> OF_OPERATION =
            Set.of("action", "channel", "messages", "reply", "x-service", "x-route");

    Remainder {
        values = Map.copyOf(values);
    }

    static Remainder ofDocument(Declared document) {
        return of(document, OF_DOCUMENT, Set.of());
    }

    static Remainder ofChannel(Declared channel) {
        return of(channel, OF_CHANNEL, Set.of());
    }

    static Remainder ofMessage(Declared message) {
        return of(message, OF_MESSAGE, Set.of("bindingVersion"));
    }

    static Remainder ofOperation(Declared operation) {
        return of(operation, OF_OPERATION, Set.of("bindingVersion", "groupId"));
    }

    private static Remainder of(Declared declared, Set<String> compared, Set<String> comparedOfKafka) {
        Map<String, JsonNode> values = new TreeMap<>();
        declared.keys().stream()
                .filter(key -> !compared.contains(key) && !WORDS.contains(key))
                .forEach(key -> declared.bundle(key)
                        .map(bundle -> key.equals(BINDINGS) ? rest(bundle.json(), comparedOfKafka) : bundle.json())
                        .filter(json -> !json.isEmpty() || json.isValueNode())
                        .ifPresent(json -> values.put(key, json)));
        return new Remainder(values);
    }

    private static JsonNode rest(JsonNode bindings, Set<String> comparedOfKafka) {
        JsonNode rest = bindings.deepCopy();
        if (rest instanceof ObjectNode protocols && protocols.get(KAFKA) instanceof ObjectNode kafka) {
            kafka.remove(comparedOfKafka);
            if (kafka.isEmpty() || comparedOfKafka.isEmpty()) {
                protocols.remove(KAFKA);
            }
        }
        return rest;
    }

    Stream<Change> changes(String subject, Remainder newer) {
        TreeSet<String> keys = new TreeSet<>(values.keySet());
        keys.addAll(newer.values.keySet());
        return keys.stream()
                .filter(key -> !Objects.equals(values.get(key), newer.values.get(key)))
                .map(key -> Change.undecided(subject, key + " differs, with unknown consequences"));
    }
}
