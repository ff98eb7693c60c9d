package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.asyncapi.Carrier;
import io.eventorchestrator.tooling.asyncapi.Contract;
import io.eventorchestrator.tooling.asyncapi.Message;
import io.eventorchestrator.tooling.asyncapi.Operation;
import io.eventorchestrator.tooling.flow.TypesByName;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.project.Source;
import io.eventorchestrator.tooling.specs.Feature;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parts of a project that the rules read.
 *
 * @param names those of all events
 * @param sources its Java sources, except those of tests
 * @param records of its events, except older majors
 * @param groups the classes of its consumer groups
 * @param settings of its Spring applications
 * @param resources of Dapr, Strimzi, Kubernetes and Kustomize in its YAML files
 */
record Inspection(
        Project project,
        Contract contract,
        List<Feature> features,
        TypesByName names,
        HouseRules rules,
        List<JavaSource> sources,
        List<EventRecord> records,
        List<GroupClass> groups,
        List<ServiceSettings> settings,
        List<Resource> resources) {

    Inspection {
        features = List.copyOf(features);
        sources = List.copyOf(sources);
        records = List.copyOf(records);
        groups = List.copyOf(groups);
        settings = List.copyOf(settings);
        resources = List.copyOf(resources);
    }

    /** The operations that read events for a consumer group of a named service. */
    Stream<Operation> reads() {
        return contract.operations().stream()
                .filter(operation -> !operation.sends() && contract.namesServices())
                .filter(operation -> !operation.group().isEmpty());
    }

    Optional<Message> message(String type) {
        return contract.messages().stream()
                .filter(message -> message.type().equals(type))
                .findFirst();
    }

    /** The addresses of the channels that carry a type. */
    Stream<String> addresses(String type) {
        return message(type).stream()
                .flatMap(message -> message.carriers().stream())
                .map(Carrier::address)
                .filter(address -> !address.isEmpty());
    }

    /** The place in the contract that first names a service. */
    Source firstOperation(String service) {
        return contract.operations().stream()
                .filter(operation -> operation.service().equals(service))
                .map(Operation::source)
                .findFirst()
                .orElseThrow();
    }

    /** The service of each consumer group. */
    Map<String, String> services() {
        return reads().collect(Collectors.toMap(Operation::group, Operation::service, (one, other) -> one));
    }

    Stream<Resource> resources(String kind) {
        return resources.stream().filter(resource -> resource.kind().equals(kind));
    }
}
