package io.eventorchestrator.tooling.topics;

import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.tooling.asyncapi.Bundle;
import io.eventorchestrator.tooling.asyncapi.Carrier;
import io.eventorchestrator.tooling.asyncapi.Channel;
import io.eventorchestrator.tooling.asyncapi.Contract;
import io.eventorchestrator.tooling.asyncapi.Declared;
import io.eventorchestrator.tooling.asyncapi.Operation;
import io.eventorchestrator.tooling.check.LeastPartitions;
import io.eventorchestrator.tooling.project.Project;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The topics of a contract without this platform's extensions: those of its channels, without dead letters. */
final class DeclaredTopics {

    private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,3}");

    private final Project project;
    private final int leastPartitions;

    DeclaredTopics(Project project) {
        this.project = project;
        this.leastPartitions = LeastPartitions.of(project);
    }

    /** @throws InvalidContract if no channel is a topic of Kafka, or one has settings that no topic can have */
    List<Topic> of(Contract contract) {
        Map<String, Topic> topics = new LinkedHashMap<>();
        contract.channels().stream()
                .map(Channel::carrier)
                .forEach(carrier -> carrier.topic().ifPresent(name -> topics.putIfAbsent(name, topic(name, carrier))));
        if (topics.isEmpty()) {
            throw new InvalidContract(names() + ": no channel has an address that can be the"
                    + " name of a topic of Kafka: letters, digits, dots, dashes and underscores.");
        }
        return List.copyOf(topics.values());
    }

    private String names() {
        return project.contracts().stream().map(project::name).collect(Collectors.joining(", "));
    }

    /** The names of the topics that each service writes or reads. */
    static Map<String, List<String>> names(Contract contract) {
        Map<String, String> topics = new HashMap<>();
        contract.channels().stream()
                .map(Channel::carrier)
                .forEach(carrier -> carrier.topic().ifPresent(topic -> topics.put(carrier.name(), topic)));
        return contract.operations().stream()
                .filter(operation -> topics.containsKey(operation.channel()))
                .collect(Collectors.groupingBy(
                        Operation::service,
                        TreeMap::new,
                        Collectors.mapping(operation -> topics.get(operation.channel()), Collectors.toList())));
    }

    private Topic topic(String name, Carrier carrier) {
        Declared channel = carrier.declared();
        return new Topic(
                name,
                count(carrier, "partitions").orElse(leastPartitions),
                count(carrier, "replicas"),
                configuration(channel));
    }

    private OptionalInt count(Carrier carrier, String setting) {
        String stated = carrier.declared().text("bindings", "kafka", setting).orElse("");
        if (stated.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!COUNT.matcher(stated).matches()) {
            throw new InvalidContract(carrier.source() + ": " + setting
                    + " must be a whole number from 1 to 9999, but is " + stated + ".");
        }
        return OptionalInt.of(Integer.parseInt(stated));
    }

    private static Map<String, String> configuration(Declared channel) {
        Map<String, String> settings = new TreeMap<>();
        channel.bundle("bindings", "kafka", "topicConfiguration")
                .map(Bundle::json)
                .ifPresent(json -> json.propertyStream()
                        .filter(entry -> Topic.SETTINGS.contains(entry.getKey()))
                        .forEach(entry -> settings.put(entry.getKey(), text(entry.getValue()))));
        return settings;
    }

    private static String text(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asString)
                        .collect(Collectors.joining(","))
                : value.asString();
    }
}
