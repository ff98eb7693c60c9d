package io.eventorchestrator.tooling.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A sidecar's description of itself.
 *
 * @param appId the service beside it
 * @param components names of its pub/sub components and state stores
 * @param deadLetterTopics the dead letter topics of its subscriptions, empty text for none
 */
record SidecarMetadata(String appId, Set<String> components, Map<Source, String> deadLetterTopics) {

    /** A topic that is read by a pub/sub component. */
    record Source(String component, String topic) {

        @Override
        public String toString() {
            return topic + " by " + component;
        }
    }

    static SidecarMetadata of(JsonNode answer) {
        Map<Source, String> subscriptions = new LinkedHashMap<>();
        answer.path("subscriptions")
                .forEach(it -> subscriptions.put(
                        new Source(text(it, "pubsubname"), text(it, "topic")), text(it, "deadLetterTopic")));
        Set<String> components = answer.path("components")
                .valueStream()
                .filter(component -> text(component, "type").matches("(?:pubsub|state)\\..*"))
                .map(component -> text(component, "name"))
                .collect(Collectors.toSet());
        return new SidecarMetadata(text(answer, "id"), components, subscriptions);
    }

    private static String text(JsonNode object, String property) {
        return object.path(property).asString("");
    }
}
