package io.eventorchestrator.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Reads the Kafka binding of a channel. Each key is applied to the topic, or refused.
 *
 * @see <a href="https://github.com/asyncapi/bindings/tree/master/kafka#channel">Kafka's channel binding</a>
 */
final class KafkaBinding {

    private static final Set<String> KEYS =
            Set.of("topic", "partitions", "replicas", "topicConfiguration", "bindingVersion");
    private static final String CLEANUP = "cleanup.policy";

    private final ContractPart binding;
    private final ContractPart configuration;

    /** @param channel the channel whose binding it is */
    KafkaBinding(ContractPart channel) {
        channel.at("/bindings", "bindings").allow(Set.of("kafka"));
        binding = channel.at("/bindings/kafka", "Kafka binding");
        configuration = channel.at("/bindings/kafka/topicConfiguration", "topicConfiguration");
        binding.allow(KEYS);
        configuration.allow(Topic.SETTINGS);
        configuration.positiveLong("/retention.ms");
        String address = channel.text("/address");
        if (!binding.text("/topic").equals(address)) {
            throw binding.invalid("topic is " + binding.text("/topic") + ", and the channel's address " + address);
        }
    }

    int partitions() {
        return binding.positive("/partitions");
    }

    OptionalInt replicas() {
        return binding.has("replicas") ? OptionalInt.of(replicationFactor()) : OptionalInt.empty();
    }

    private int replicationFactor() {
        int replicas = binding.positive("/replicas");
        if (replicas > Short.MAX_VALUE) {
            throw binding.invalid("replicas is " + replicas + ", and at most " + Short.MAX_VALUE);
        }
        return replicas;
    }

    Map<String, String> configuration(Limits limits) {
        Map<String, String> values = configuration
                .json()
                .propertyStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> value(entry.getKey(), entry.getValue()),
                        (one, other) -> other,
                        TreeMap::new));
        Stream.of("segment.ms", "min.insync.replicas")
                .filter(values::containsKey)
                .forEach(name -> configuration.positive("/" + name));
        if (values.containsKey("max.message.bytes")) {
            holdToLimits(limits);
        }
        return values;
    }

    private String value(String name, JsonNode value) {
        if (name.equals(CLEANUP)) {
            return cleanup(value);
        }
        if (!value.isValueNode() || value.isNull()) {
            throw configuration.invalid(name + " has to be one value");
        }
        return value.asString();
    }

    // Without delete, the topic would keep events beyond their retention and after the inbox has forgotten them.
    private String cleanup(JsonNode value) {
        List<String> policies = value.isArray()
                ? value.valueStream().map(JsonNode::asString).toList()
                : Arrays.asList(value.asString("").split(","));
        if (!policies.contains("delete") || !Set.of("delete", "compact").containsAll(policies)) {
            throw configuration.invalid(CLEANUP + " has to be delete, or delete and compact, and is " + value);
        }
        return String.join(",", policies);
    }

    // More than our producers send allows for foreign records. Up to half the limit of a dead letter topic, their dead
    // letters fit.
    private void holdToLimits(Limits limits) {
        int bytes = configuration.positive("/max.message.bytes");
        if (bytes < limits.eventTopic() || bytes > limits.letterTopic() / 2) {
            throw configuration.invalid("max.message.bytes is %d, and x-largest-event allows %d to %d"
                    .formatted(bytes, limits.eventTopic(), limits.letterTopic() / 2));
        }
    }
}
