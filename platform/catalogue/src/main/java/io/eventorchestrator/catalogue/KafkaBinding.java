package io.eventorchestrator.catalogue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Reads the Kafka binding of a channel. Each key is applied to the topic, or refused.
 *
 * @see <a href="https://github.com/asyncapi/bindings/tree/master/kafka#channel">Kafka's channel binding</a>
 */
final class KafkaBinding {

    private static final Set<String> KEYS =
            Set.of("topic", "partitions", "replicas", "topicConfiguration", "bindingVersion");
    // Versions of the binding that know all of these keys, and the specification's word for the newest.
    private static final Pattern VERSION = Pattern.compile("0\\.[45]\\.0|latest");
    private static final String CLEANUP = "cleanup.policy";

    private static final String SEGMENT = "segment.ms";
    private static final Duration CENTURY = Duration.ofDays(36_525);

    private final String topic;
    private final ContractPart binding;
    private final ContractPart configuration;

    /** @param channel the channel whose binding it is */
    KafkaBinding(ContractPart channel) {
        channel.at("/bindings", "bindings").allow(Set.of("kafka"));
        binding = channel.at("/bindings/kafka", "Kafka binding");
        configuration = channel.at("/bindings/kafka/topicConfiguration", "topicConfiguration");
        binding.allow(KEYS);
        expectKnownVersion(binding);
        configuration.allow(Topic.SETTINGS);
        atMostACentury("retention.ms");
        topic = channel.matching("/address", ContractNames.TOPIC, "a topic such as orders.order.placed");
        if (!binding.text("/topic").equals(topic)) {
            throw binding.invalid("topic is " + binding.text("/topic") + ", and the channel's address " + topic);
        }
    }

    /** Refuses a version of the binding that may give its keys another meaning. */
    static void expectKnownVersion(ContractPart binding) {
        if (binding.has("bindingVersion")) {
            binding.matching("/bindingVersion", VERSION, "0.4.0, 0.5.0 or latest");
        }
    }

    String topic() {
        return topic;
    }

    // Consumers remember an event for longer than its topic keeps it, and the database can't represent every future
    // date.
    private void atMostACentury(String name) {
        long milliseconds = configuration.positiveLong("/" + name);
        if (milliseconds > CENTURY.toMillis()) {
            throw configuration.invalid(name + " must be at most " + CENTURY.toMillis() + ", but is " + milliseconds);
        }
    }

    boolean statesPartitions() {
        return binding.has("partitions");
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
            throw binding.invalid("replicas must be at most " + Short.MAX_VALUE + ", but is " + replicas);
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
        if (values.containsKey(SEGMENT)) {
            atMostACentury(SEGMENT);
        }
        if (values.containsKey(Topic.IN_SYNC)) {
            checkReplicas();
        }
        if (values.containsKey("max.message.bytes")) {
            checkLimits(limits);
        }
        return values;
    }

    private String value(String name, JsonNode value) {
        if (name.equals(CLEANUP)) {
            return cleanup(value);
        }
        if (!value.isValueNode() || value.isNull()) {
            throw configuration.invalid(name + " must be one value");
        }
        SettingForm form = SettingForm.of(name);
        if (!form.pattern().matcher(value.asString()).matches()) {
            throw configuration.invalid(name + " must be " + form.words() + ", but is " + value.asString());
        }
        return value.asString();
    }

    // With fewer replicas than a write waits for, no write would succeed.
    private void checkReplicas() {
        int inSync = configuration.positive("/" + Topic.IN_SYNC);
        if (inSync > replicas().orElse(inSync)) {
            throw configuration.invalid(Topic.IN_SYNC + " must not be more than replicas, but is " + inSync);
        }
    }

    // Without delete, the topic would keep events beyond their retention and after the inbox has forgotten them.
    private String cleanup(JsonNode value) {
        List<String> policies = value.isArray()
                ? value.valueStream().map(JsonNode::asString).toList()
                : Arrays.asList(value.asString("").split(",", -1));
        if (!policies.contains("delete") || !Set.of("delete", "compact").containsAll(policies)) {
            throw configuration.invalid(CLEANUP + " must be delete, or delete and compact, but is " + value);
        }
        return String.join(",", policies);
    }

    // A limit above the size that our producers send admits larger records of other producers. Up to half the limit of
    // a dead letter topic, their dead letters fit.
    private void checkLimits(Limits limits) {
        int bytes = configuration.positive("/max.message.bytes");
        if (bytes < limits.eventTopic() || bytes > limits.letterTopic() / 2) {
            throw configuration.invalid("max.message.bytes is %d, and x-largest-event allows %d to %d"
                    .formatted(bytes, limits.eventTopic(), limits.letterTopic() / 2));
        }
    }
}
