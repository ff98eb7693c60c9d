package io.eventorchestrator.catalogue.resources;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Topic;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Generates every topic of the contract for Strimzi's topic operator. Where the contract names no {@code replicas}, the
 * cluster's {@code default.replication.factor} applies, so that one contract serves a single broker and a cluster.
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
        Map<String, Object> spec = Yaml.map("partitions", topic.partitions());
        topic.replicas().ifPresent(replicas -> spec.put("replicas", replicas));
        spec.put("config", new TreeMap<>(topic.config()));
        resource.put("spec", spec);
        return resource;
    }
}
