package io.eventorchestrator.checker;

import java.util.Map;
import java.util.Set;

/**
 * A change that other services hear of, and the event that tells them, are committed in one transaction, neither
 * without the other. Events of a return have the key of its order. Without an order, as with depleted stock, a
 * notification is told to nobody.
 */
final class ToldByEvents implements Rule {

    static final String RULE = "a change is committed with its event";

    // By schema, table and state; a rejection has no state.
    private static final Map<String, String> TOPICS = Map.ofEntries(
            Map.entry("orders.customer_order PENDING", "orders.order.placed"),
            Map.entry("orders.customer_order CONFIRMED", "orders.order.confirmed"),
            Map.entry("orders.customer_order REJECTED", "orders.order.rejected"),
            Map.entry("orders.customer_order CANCELLING", "orders.order.cancelled"),
            Map.entry("orders.customer_order EXPIRED", "orders.order.expired"),
            Map.entry("orders.order_return REQUESTED", "orders.return.requested"),
            Map.entry("orders.order_return APPROVED", "orders.return.approved"),
            Map.entry("orders.order_return DECLINED", "orders.return.declined"),
            Map.entry("orders.order_return COMPLETED", "orders.return.completed"),
            Map.entry("orders.order_return FAILED", "orders.return.failed"),
            Map.entry("inventory.reservation HELD", "inventory.stock.reserved"),
            Map.entry("inventory.reservation RELEASED", "inventory.stock.released"),
            Map.entry("inventory.reservation NEVER_HELD", "inventory.stock.released"),
            Map.entry("inventory.rejection ", "inventory.stock.rejected"),
            Map.entry("notifications.notification SENT", "notifications.notification.sent"),
            Map.entry("notifications.notification FAILED", "notifications.notification.failed"));
    // A return that goes on with its steps later is APPROVED again, which nobody hears of.
    private static final Set<String> BEFORE_APPROVAL = Set.of("REQUESTED", "AWAITING_DECISION");
    private static final Set<String> TOLD = Set.copyOf(TOPICS.values());

    private final Findings findings;
    // By transaction, topic and order.
    private final Balances sums = new Balances();

    ToldByEvents(Findings findings) {
        this.findings = findings;
    }

    @Override
    public void applied(Applied note) {
        if (note.early() || note.isFound() || note.operation().equals("DELETE")) {
            return;
        }
        if (note.table().equals("event_outbox")) {
            if (note.isNew() && TOLD.contains(note.after("topic"))) {
                add(note, note.after("topic"), RecordKey.ofRow(note.after()), -1);
            }
        } else if (note.isNew() || (note.changes("state") && !isResumed(note))) {
            String topic = TOPICS.get(note.schema() + "." + note.table() + " " + note.after("state"));
            String order = note.after(note.table().equals("customer_order") ? "id" : "order_id");
            if (topic != null && !order.isEmpty()) {
                add(note, topic, order, 1);
            }
        }
    }

    private static boolean isResumed(Applied note) {
        return note.table().equals("order_return")
                && note.after("state").equals("APPROVED")
                && !BEFORE_APPROVAL.contains(note.before("state"));
    }

    private void add(Applied note, String topic, String order, int change) {
        sums.add(String.join(" ", note.transaction(), topic, order), change);
    }

    @Override
    public void conclude() {
        sums.open()
                .forEach((where, sum) -> findings.add(
                        RULE,
                        "transaction, topic and order %s: %s"
                                .formatted(
                                        where,
                                        sum > 0 ? "a change without its event" : "an event without its change")));
    }
}
