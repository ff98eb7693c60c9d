package io.eventorchestrator.checker;

import java.util.Map;
import java.util.Set;

/**
 * The changes of state that a table's rows may make.
 *
 * @param table with its schema
 * @param id column that identifies a row
 * @param state column of the state
 * @param first states of new rows
 * @param next states by the state before
 */
record Transitions(
        String schema, String table, String id, String state, Set<String> first, Map<String, Set<String>> next) {

    static final Transitions ORDERS = new Transitions(
            "orders",
            "customer_order",
            "id",
            "state",
            Set.of("PENDING"),
            Map.of(
                    "PENDING", Set.of("CONFIRMED", "REJECTED", "EXPIRED", "CANCELLING"),
                    "CONFIRMED", Set.of("CANCELLING"),
                    "CANCELLING", Set.of("CANCELLED")));
    static final Transitions RESERVATIONS = new Transitions(
            "inventory",
            "reservation",
            "order_id",
            "state",
            Set.of("HELD", "NEVER_HELD"),
            Map.of("HELD", Set.of("RELEASED")));
    static final Transitions GOODS = new Transitions(
            "inventory",
            "goods_return",
            "return_id",
            "state",
            Set.of("NEVER_TAKEN_BACK"),
            Map.of("NEVER_TAKEN_BACK", Set.of("TAKEN_BACK"), "TAKEN_BACK", Set.of("TAKEN_OUT")));
    static final Transitions NOTIFICATIONS = new Transitions(
            "notifications",
            "notification",
            "id",
            "state",
            Set.of("PENDING"),
            Map.of("PENDING", Set.of("SENT", "FAILED")));
    static final Transitions RETURNS = new Transitions(
            "orders",
            "order_return",
            "id",
            "state",
            Set.of("REQUESTED"),
            Map.of(
                    "REQUESTED", Set.of("AWAITING_DECISION", "APPROVED"),
                    "AWAITING_DECISION", Set.of("APPROVED", "DECLINED"),
                    "APPROVED", Set.of("COMPLETED", "COMPENSATING", "NEEDS_ATTENTION", "FAILED"),
                    "COMPENSATING", Set.of("APPROVED", "COMPLETED", "NEEDS_ATTENTION", "FAILED"),
                    "NEEDS_ATTENTION", Set.of("APPROVED", "COMPENSATING", "COMPLETED", "FAILED")));
    static final Transitions REFUNDS = new Transitions(
            "orders",
            "order_return",
            "id",
            "refund_state",
            Set.of("OPEN"),
            Map.of(
                    "OPEN", Set.of("DONE", "REFUSED", "UNSURE"),
                    "UNSURE", Set.of("DONE", "UNDONE", "PARKED"),
                    "PARKED", Set.of("UNSURE", "OPEN", "WAIVED")));

    boolean permits(String before, String after) {
        return next.getOrDefault(before, Set.of()).contains(after);
    }
}
