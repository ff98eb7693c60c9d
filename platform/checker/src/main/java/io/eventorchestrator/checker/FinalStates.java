package io.eventorchestrator.checker;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Every accepted order, return and notification reaches a final state. */
final class FinalStates implements Rule {

    static final String RULE = "everything accepted reaches a final state";

    private static final Set<String> OF_ORDERS = Set.of("CONFIRMED", "REJECTED", "EXPIRED", "CANCELLED");
    private static final Set<String> OF_RETURNS = Set.of("COMPLETED", "DECLINED", "FAILED");
    private static final Set<String> OF_NOTIFICATIONS = Set.of("SENT", "FAILED");

    private final Findings findings;

    FinalStates(Findings findings) {
        this.findings = findings;
    }

    @Override
    public void row(String schema, String table, JsonNode row) {
        switch (schema + "." + table) {
            case "orders.customer_order" -> require("order", row, OF_ORDERS);
            case "orders.order_return" -> require("return", row, OF_RETURNS);
            case "notifications.notification" -> require("notification", row, OF_NOTIFICATIONS);
            default -> {
                // Other tables have no such states.
            }
        }
    }

    private void require(String kind, JsonNode row, Set<String> states) {
        String state = row.path("state").asString("");
        if (!states.contains(state)) {
            findings.add(RULE, kind + " " + row.path("id").asString() + " is still " + state);
        }
    }
}
