package io.eventorchestrator.checker;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** At the end the warehouse holds stock exactly for confirmed orders. */
final class ServicesAgree implements Rule {

    static final String RULE = "orders and reservations agree";

    private static final Map<String, Set<String>> RESERVATIONS = Map.of(
            "CONFIRMED", Set.of("HELD"),
            "REJECTED", Set.of(""),
            "EXPIRED", Set.of("RELEASED", "NEVER_HELD"),
            "CANCELLED", Set.of("RELEASED", "NEVER_HELD"));

    private final Findings findings;
    private final Map<String, String> reservations = new HashMap<>();

    ServicesAgree(Findings findings) {
        this.findings = findings;
    }

    @Override
    public void row(String schema, String table, JsonNode row) {
        if (schema.equals("inventory") && table.equals("reservation")) {
            reservations.put(
                    row.path("order_id").asString(),
                    row.path("state").asString().intern());
        } else if (schema.equals("orders") && table.equals("customer_order")) {
            compare(row.path("id").asString(), row.path("state").asString());
        }
    }

    private void compare(String order, String state) {
        String reservation = reservations.remove(order);
        String found = reservation == null ? "" : reservation;
        Set<String> permitted = RESERVATIONS.get(state);
        if (permitted != null && !permitted.contains(found)) {
            findings.add(
                    RULE,
                    "order %s is %s, its reservation is %s"
                            .formatted(order, state, found.isEmpty() ? "missing" : found));
        }
    }

    // An order that is unknown here was placed and lost, or never placed.
    @Override
    public void conclude() {
        new TreeSet<>(reservations.keySet())
                .forEach(order -> findings.add(RULE, "a reservation exists for order " + order + ", which does not"));
    }
}
