package io.eventorchestrator.catalogue.resources;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.ContentRoute;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.catalogue.Topic;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Subscribes each group to its topics and its replay topic, in bulk and raw on a single route, unless the contract
 * routes by content.
 */
final class DaprSubscriptions {

    // The additional latency of an event in a quiet topic.
    private static final int LONGEST_WAIT_MILLIS = 5;

    private final Catalogue catalogue;
    private final Map<String, Integer> largest;

    DaprSubscriptions(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.largest = catalogue.topics().stream()
                .filter(topic -> topic.config().containsKey("max.message.bytes"))
                .collect(Collectors.toMap(
                        Topic::name, topic -> Integer.valueOf(topic.config().get("max.message.bytes"))));
    }

    List<Map<String, Object>> all() {
        return catalogue.groups().stream()
                .flatMap(group -> group.subscriptions().stream().map(topic -> subscription(group, topic)))
                .toList();
    }

    static String name(Group group, String topic) {
        return group.name() + "--" + topic.replace('.', '-');
    }

    private Map<String, Object> subscription(Group group, String topic) {
        Map<String, Object> subscription = Yaml.resource("dapr.io/v2alpha1", "Subscription", name(group, topic));
        subscription.put("spec", spec(group, topic));
        subscription.put("scopes", List.of(group.service()));
        return subscription;
    }

    private Map<String, Object> spec(Group group, String topic) {
        ContentRoute route = group.routes().get(topic);
        Map<String, Object> spec =
                Yaml.map("pubsubname", group.name(), "topic", topic, "deadLetterTopic", group.deadLetterTopic(topic));
        spec.put("routes", route == null ? Yaml.map("default", path(group)) : routes(group, route));
        if (route == null) {
            spec.put("metadata", Yaml.map("rawPayload", "true"));
        }
        spec.put(
                "bulkSubscribe",
                Yaml.map(
                        "enabled", true, "maxMessagesCount", atOnce(topic), "maxAwaitDurationMs", LONGEST_WAIT_MILLIS));
        return spec;
    }

    private int atOnce(String topic) {
        return catalogue.limits().recordsPerDelivery(Objects.requireNonNull(largest.get(topic)));
    }

    // With parsed delivery, a trace that is not text would crash the sidecar. The rules before the route can't be
    // evaluated on such an event, which makes it a dead letter.
    private static Map<String, Object> routes(Group group, ContentRoute route) {
        List<Object> rules = Stream.of(
                        noTrace("traceparent"),
                        noTrace("traceid"),
                        "event.data.%s >= %d.0".formatted(route.property(), route.from()))
                .<Object>map(match -> Yaml.map("match", match, "path", path(group)))
                .toList();
        return Yaml.map("rules", rules, "default", path(group) + "/not-routed");
    }

    private static String noTrace(String attribute) {
        return "has(event.%1$s) && event.%1$s != null && event.%1$s.startsWith(\"no trace\")".formatted(attribute);
    }

    private static String path(Group group) {
        return "/events/" + group.name();
    }
}
