package io.eventorchestrator.catalogue.resources;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.catalogue.Group;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Scales instances by consumer lag, up to a topic's number of partitions; further instances would read nothing. */
final class KedaScaling {

    private static final int FEWEST = 2;
    // Two bulks: less is processed before another instance has started.
    private static final String LAG = "1000";

    private final Catalogue catalogue;

    KedaScaling(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    List<Map<String, Object>> all() {
        return catalogue.groups().stream()
                .map(Group::service)
                .distinct()
                .map(this::scaledObject)
                .toList();
    }

    private Map<String, Object> scaledObject(String service) {
        Map<String, Object> resource = Yaml.resource("keda.sh/v1alpha1", "ScaledObject", service);
        resource.put(
                "spec",
                Yaml.map(
                        "scaleTargetRef",
                        Yaml.map("name", service),
                        "minReplicaCount",
                        FEWEST,
                        "maxReplicaCount",
                        most(service),
                        "triggers",
                        catalogue.groupsOf(service).stream()
                                .flatMap(KedaScaling::triggers)
                                .toList()));
        return resource;
    }

    private static Stream<Map<String, Object>> triggers(Group group) {
        return group.subscriptions().stream().map(topic -> trigger(group, topic));
    }

    // Without a topic, KEDA scales a group that never committed by the lag of all topics of the broker.
    private static Map<String, Object> trigger(Group group, String topic) {
        return Yaml.map(
                "type",
                "kafka",
                "name",
                group.name() + "-" + topic.replace('.', '-'),
                "metadata",
                Yaml.map(
                        "bootstrapServersFromEnv",
                        "KAFKA_BROKERS",
                        "consumerGroup",
                        group.name(),
                        "topic",
                        topic,
                        "lagThreshold",
                        LAG,
                        "offsetResetPolicy",
                        "earliest"),
                "authenticationRef",
                Yaml.map("name", "kafka"));
    }

    private int most(String service) {
        return catalogue.groupsOf(service).stream()
                .flatMap(group -> group.topics().stream())
                .map(catalogue::channel)
                .mapToInt(Channel::partitions)
                .max()
                .orElse(FEWEST);
    }
}
