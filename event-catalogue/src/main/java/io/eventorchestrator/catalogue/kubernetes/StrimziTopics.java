package io.eventorchestrator.catalogue.kubernetes;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Topic;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every topic of the contract, for Strimzi's topic operator. They name no replication factor: it is the cluster's
 * ({@code default.replication.factor}), and not the contract's, which one broker has to serve as well.
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
