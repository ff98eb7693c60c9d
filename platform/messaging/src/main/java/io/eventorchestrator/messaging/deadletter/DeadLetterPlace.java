package io.eventorchestrator.messaging.deadletter;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.messaging.transport.InboundRecord;

/** Topic and partition for a record's dead letter: an existing topic of its group, and a partition in the contract. */
record DeadLetterPlace(String topic, int partition) {

    /** @param inbound if its topic is unknown to the group, its dead letter goes to the topic for failed replays */
    static DeadLetterPlace of(Catalogue catalogue, Group group, InboundRecord inbound) {
        boolean subscribed = group.subscriptions().contains(inbound.topic());
        String topic = group.deadLetterTopic(subscribed ? inbound.topic() : group.replayTopic());
        int partitions = catalogue.topics().stream()
                .filter(candidate -> candidate.name().equals(topic))
                .mapToInt(Topic::partitions)
                .findFirst()
                .orElse(1);
        return new DeadLetterPlace(topic, Math.floorMod(inbound.partition(), partitions));
    }
}
