package io.eventorchestrator.messaging.transport.dapr;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Group;
import java.util.HashMap;
import java.util.Map;

/** Chooses the component for a topic: a dead letter uses that of its group, which accepts larger records. */
final class PublishComponents {

    private final String events;
    private final Map<String, String> ofLetters = new HashMap<>();

    /** @param events the component that publishes events */
    PublishComponents(String events, Catalogue catalogue) {
        this.events = events;
        for (Group group : catalogue.groups()) {
            group.subscriptions().forEach(topic -> ofLetters.put(group.deadLetterTopic(topic), group.name()));
        }
    }

    String of(String topic) {
        return ofLetters.getOrDefault(topic, events);
    }
}
