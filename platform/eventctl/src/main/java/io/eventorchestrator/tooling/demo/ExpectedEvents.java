package io.eventorchestrator.tooling.demo;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The events expected for an order, according to the services: those of its timeline, of its returns' states, and one
 * per notification.
 */
final class ExpectedEvents {

    private static final String SENT = "NotificationSent";
    private static final String FAILED = "NotificationFailed";

    private static final Map<String, List<String>> OF_RETURN = Map.of(
            "AWAITING_DECISION", List.of("ReturnRequested"),
            "DECLINED", List.of("ReturnRequested", "ReturnDeclined"),
            "COMPLETED", List.of("ReturnRequested", "ReturnApproved", "ReturnCompleted"),
            "FAILED", List.of("ReturnRequested", "ReturnApproved", "ReturnFailed"));

    private final Set<String> events;

    ExpectedEvents(Catalogue catalogue) {
        this.events = catalogue.channels().stream().map(Channel::event).collect(Collectors.toSet());
    }

    /** Their class names; a timeline also has entries that are not events. */
    List<String> of(JsonNode timeline, JsonNode returns, JsonNode notifications) {
        List<String> expected = timeline.valueStream()
                .map(entry -> entry.path("event").asString())
                .filter(event -> events.contains(event) && !event.equals(SENT) && !event.equals(FAILED))
                .collect(Collectors.toCollection(ArrayList::new));
        returns.valueStream()
                .flatMap(one -> OF_RETURN.getOrDefault(one.path("state").asString(), List.of()).stream())
                .forEach(expected::add);
        notifications
                .valueStream()
                .map(one -> one.path("state").asString())
                .forEach(state -> expected.add(state.equals("FAILED") ? FAILED : SENT));
        return expected;
    }
}
