package io.eventorchestrator.tooling.demo;

import io.eventorchestrator.tooling.access.Patience;
import io.eventorchestrator.tooling.demo.PlatformClient.Answer;
import io.eventorchestrator.tooling.demo.SampleOrder.SentBack;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Returns the first line of a confirmed order as its customer would, and waits until the return is final. */
final class ReturnRun {

    private static final int OFF = 503;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final String AWAITS = "AWAITING_DECISION";
    private static final Set<String> ENDS = Set.of("COMPLETED", "DECLINED", "FAILED", "NEEDS_ATTENTION");

    private final PlatformClient client;

    ReturnRun(PlatformClient client) {
        this.client = client;
    }

    /** The state of the order, such as {@code RETURN_COMPLETED}. */
    String run(String orderId, SampleOrder order) {
        Answer requested = client.requestReturn(orderId, order.returnOfFirstLine());
        if (requested.status() == OFF) {
            return OrderEnd.WITHOUT_RETURNS;
        }
        if (!requested.isGood()) {
            return "RETURN_REFUSED";
        }
        return "RETURN_" + end(requested.body().path("id").asString(), order.sentBack());
    }

    private String end(String id, SentBack kind) {
        JsonNode first = await(id, state -> ENDS.contains(state) || state.equals(AWAITS));
        if (!state(first).equals(AWAITS)) {
            return state(first);
        }
        if (kind == SentBack.APPROVED) {
            client.approve(id);
        } else if (isLongAway(first.path("decideBy").asString(""))) {
            return AWAITS;
        }
        return state(await(id, ENDS::contains));
    }

    // A platform that is not of the demonstration waits three days.
    private static boolean isLongAway(String decideBy) {
        return !decideBy.isEmpty()
                && Instant.parse(decideBy).isAfter(Instant.now().plus(PATIENCE.dividedBy(2)));
    }

    private JsonNode await(String id, Predicate<String> good) {
        return new Patience(PATIENCE, LOOK).ask(() -> client.goodsReturn(id), found -> good.test(state(found)));
    }

    private static String state(JsonNode found) {
        return found.path("state").asString("UNKNOWN");
    }
}
