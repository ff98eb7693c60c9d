package io.eventorchestrator.catalogue.kubernetes;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Topic;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Generates every topic of the contract for Strimzi's topic operator, without a replication factor: the cluster
 * sets it ({@code default.replication.factor}), because the contract also applies to a single broker.
 */
final class StrimziTopics {

    private final Catalogue catalogue;

    StrimziTopics(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    List<Map<String, Object>> all() {
        return catalogue.topics().stream().map(StrimziTopics::topic).toList();
    }

    private static Map<String, Object> topic(Topic topic) {
        Map<String, Object> resource = Yaml.resource("kafka.strimzi.io/v1", "KafkaTopic", topic.name());
        resource.put("spec", Yaml.map("partitions", topic.partitions(), "config", new TreeMap<>(topic.config())));
        return resource;
    }
}
