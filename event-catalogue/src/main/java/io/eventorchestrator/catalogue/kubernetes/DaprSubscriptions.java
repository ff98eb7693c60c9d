package io.eventorchestrator.catalogue.kubernetes;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Group;
import java.util.List;
import java.util.Map;

/** Each group's topics and its replay topic, raw and in bulk, on the one route of the group. */
final class DaprSubscriptions {

    private static final int LARGEST_BULK = 500;
    // What a quiet topic adds to the latency of an event.
    private static final int LONGEST_WAIT_MILLIS = 5;

    private final Catalogue catalogue;

    DaprSubscriptions(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    List<Map<String, Object>> all() {
        return catalogue.groups().stream()
                .flatMap(group -> group.subscriptions().stream().map(topic -> subscription(group, topic)))
                .toList();
    }

    private static Map<String, Object> subscription(Group group, String topic) {
        Map<String, Object> subscription =
                Yaml.resource("dapr.io/v2alpha1", "Subscription", group.name() + "--" + topic.replace('.', '-'));
        subscription.put("spec", spec(group, topic));
        subscription.put("scopes", List.of(group.service()));
        return subscription;
    }

    private static Map<String, Object> spec(Group group, String topic) {
        return Yaml.map(
                "pubsubname",
                group.name(),
                "topic",
                topic,
                "deadLetterTopic",
                group.deadLetterTopic(topic),
                "routes",
                Yaml.map("default", "/events/" + group.name()),
                "metadata",
                Yaml.map("rawPayload", "true"),
                "bulkSubscribe",
                Yaml.map("enabled", true, "maxMessagesCount", LARGEST_BULK, "maxAwaitDurationMs", LONGEST_WAIT_MILLIS));
    }
}
