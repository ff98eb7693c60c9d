package io.eventorchestrator.messaging;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.messaging.transport.KafkaPartitions;

/** The partitions that the contract gives a topic. */
final class ContractPartitions {

    private ContractPartitions() {}

    static int of(String topic) {
        return Catalogue.load().topics().stream()
                .filter(declared -> declared.name().equals(topic))
                .mapToInt(Topic::partitions)
                .findFirst()
                .orElseThrow();
    }

    static int partition(String topic, String key) {
        return KafkaPartitions.of(key, of(topic));
    }
}
