package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.tooling.asyncapi.Bundle;
import io.eventorchestrator.tooling.asyncapi.Channel;
import io.eventorchestrator.tooling.asyncapi.Contract;
import io.eventorchestrator.tooling.asyncapi.Declared;
import io.eventorchestrator.tooling.asyncapi.Message;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * A channel in a version of a contract.
 *
 * @param name by which it is compared
 * @param operations of the contract
 */
record TopicVersion(String name, Channel channel, Contract contract, EventOperations operations) {

    private static final String CONFIGURATION = "topicConfiguration";
    private static final Set<String> NO_SETTINGS = Set.of("topic", "bindingVersion", CONFIGURATION);

    /** Kafka's settings by name, as text; partitions also where they follow from a rate. */
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        declared().bundle("bindings", "kafka").map(Bundle::json).ifPresent(kafka -> {
            kafka.propertyStream()
                    .filter(entry -> !NO_SETTINGS.contains(entry.getKey()))
                    .forEach(entry -> settings.put(entry.getKey(), text(entry.getValue())));
            kafka.path(CONFIGURATION)
                    .propertyStream()
                    .forEach(entry -> settings.put(entry.getKey(), text(entry.getValue())));
        });
        Rate.partitions(declared(), contract).ifPresent(needed -> settings.putIfAbsent("partitions", needed));
        return settings;
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asString() : value.toString();
    }

    Declared declared() {
        return channel.carrier().declared();
    }

    /** Its events by type. */
    Map<String, EventVersion> events() {
        Map<String, EventVersion> events = new TreeMap<>();
        for (Message message : channel.messages()) {
            String name = events.containsKey(message.type())
                    ? message.type() + " (" + message.aliases().getFirst() + ")"
                    : message.type();
            events.put(name, new EventVersion(name, this, message));
        }
        return events;
    }
}
