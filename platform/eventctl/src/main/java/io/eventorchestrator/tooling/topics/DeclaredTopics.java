package io.eventorchestrator.tooling.topics;

import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.tooling.asyncapi.Channel;
import io.eventorchestrator.tooling.asyncapi.Contract;
import io.eventorchestrator.tooling.asyncapi.Operation;
import io.eventorchestrator.tooling.check.LeastPartitions;
import io.eventorchestrator.tooling.project.Project;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The topics of a contract without this platform's extensions: those of its channels, without dead letters. */
final class DeclaredTopics {

    private final Project project;
    private final int leastPartitions;

    DeclaredTopics(Project project) {
        this.project = project;
        this.leastPartitions = LeastPartitions.of(project);
    }

    /**
     * The topics of all channels.
     *
     * @throws InvalidContract if no channel is a topic of Kafka, one has settings that no topic can have, or two
     *     declare one topic differently
     */
    List<Topic> of(Contract contract) {
        Map<String, StatedSettings> topics = new LinkedHashMap<>();
        contract.channels().stream()
                .map(Channel::carrier)
                .forEach(carrier -> carrier.topic()
                        .ifPresent(name -> topics.computeIfAbsent(name, StatedSettings::new)
                                .add(carrier)));
        if (topics.isEmpty()) {
            throw new InvalidContract(names() + ": no channel has an address that can be the"
                    + " name of a topic of Kafka: letters, digits, dots, dashes and underscores.");
        }
        return topics.values().stream()
                .map(topic -> topic.topic(leastPartitions))
                .toList();
    }

    private String names() {
        return project.contracts().stream().map(project::name).collect(Collectors.joining(", "));
    }

    /** The names of the topics that each service writes or reads. */
    static Map<String, List<String>> names(Contract contract) {
        return contract.operations().stream()
                .filter(operation -> operation.carrier().topic().isPresent())
                .collect(Collectors.groupingBy(
                        Operation::service,
                        TreeMap::new,
                        Collectors.mapping(
                                operation -> operation.carrier().topic().orElseThrow(), Collectors.toList())));
    }
}
