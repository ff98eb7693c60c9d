package io.eventorchestrator.tooling.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The messaging health of a service.
 *
 * @param waiting what waits in its tables, in one line
 * @param problems the reasons why it is down, a line each; empty if it is up
 */
record MessagingState(String waiting, List<String> problems) {

    /** @return empty if this is not a health report */
    static Optional<MessagingState> of(JsonNode health) {
        JsonNode details = health.path("details");
        if (!details.path("stalled").isArray()) {
            return Optional.empty();
        }
        return Optional.of(new MessagingState(
                waiting(details), problems(health.path("status").asString(""), details)));
    }

    private static String waiting(JsonNode details) {
        return details.has("outbox.pending")
                ? "%s to publish, %s set aside, %s parked"
                        .formatted(
                                details.path("outbox.pending").asString(""),
                                details.path("outbox.setAside").asString(""),
                                details.path("inbox.parked").asString(""))
                : "the backlog is unknown; consumption: "
                        + details.path("consumption").asString("unknown");
    }

    private static List<String> problems(String status, JsonNode details) {
        List<String> problems = new ArrayList<>();
        details.path("stalled").forEach(stall -> problems.add(stall.asString("")));
        if (!status.equals("UP") && problems.isEmpty()) {
            problems.add("the transport " + details.path("transport").asString("does not answer"));
        }
        return problems;
    }
}
