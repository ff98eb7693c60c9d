package io.eventorchestrator.messaging.deadletter;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.messaging.transport.InboundRecord;

/** Where the dead letter of a record goes: a topic of its group that exists, in a partition that the contract gives it. */
record DeadLetterPlace(String topic, int partition) {

    /** @param inbound what comes from a topic that the group does not read goes to where its failed replays go */
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
