package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.catalogue.StateStore;
import io.eventorchestrator.tooling.platform.SidecarMetadata.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sidecar of a service as the contract declares it.
 *
 * @param components names of its pub/sub components and state stores
 * @param deadLetterTopics the dead letter topics of its subscriptions
 */
record DeclaredSidecar(String service, Set<String> components, Map<Source, String> deadLetterTopics) {

    // The generated component by which all services publish.
    private static final String PUBLISHER = "events";

    static DeclaredSidecar of(Catalogue contract, String service) {
        List<Group> groups = contract.groupsOf(service);
        Stream<String> publisher = contract.channels().stream()
                .filter(channel -> channel.producer().equals(service))
                .map(channel -> PUBLISHER);
        Map<Source, String> subscriptions = new LinkedHashMap<>();
        groups.forEach(group -> group.subscriptions()
                .forEach(topic -> subscriptions.put(new Source(group.name(), topic), group.deadLetterTopic(topic))));
        return new DeclaredSidecar(
                service,
                Stream.of(publisher, groups.stream().map(Group::name), stateStores(contract, service))
                        .flatMap(names -> names)
                        .collect(Collectors.toSet()),
                subscriptions);
    }

    private static Stream<String> stateStores(Catalogue contract, String service) {
        return contract.stateStores().stream()
                .filter(store -> store.service().equals(service))
                .map(StateStore::name);
    }

    /** The differences of a running sidecar, each as a predicate; sorted. */
    List<String> differences(SidecarMetadata running) {
        if (!running.appId().equals(service)) {
            return List.of("is the one of '" + running.appId() + "'");
        }
        return Stream.of(lacking(running), unsubscribed(running), foreign(running), otherLetters(running))
                .flatMap(Stream::sorted)
                .toList();
    }

    private Stream<String> lacking(SidecarMetadata running) {
        return components.stream()
                .filter(component -> !running.components().contains(component))
                .map(component -> "lacks the component " + component);
    }

    private Stream<String> unsubscribed(SidecarMetadata running) {
        return deadLetterTopics.keySet().stream()
                .filter(source -> !running.deadLetterTopics().containsKey(source))
                .map(source -> "does not read " + source);
    }

    private Stream<String> foreign(SidecarMetadata running) {
        return running.deadLetterTopics().keySet().stream()
                .filter(source -> !deadLetterTopics.containsKey(source))
                .map(source -> "reads " + source + ", which the contract does not declare");
    }

    private Stream<String> otherLetters(SidecarMetadata running) {
        return deadLetterTopics.entrySet().stream()
                .filter(declared -> !running.deadLetterTopics()
                        .getOrDefault(declared.getKey(), declared.getValue())
                        .equals(declared.getValue()))
                .map(declared -> "sends dead letters of " + declared.getKey() + " to '"
                        + running.deadLetterTopics().get(declared.getKey()) + "' instead of " + declared.getValue());
    }
}
