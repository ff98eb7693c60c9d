package io.eventorchestrator.checker;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Each outcome of a notification is written to its order's timeline once per event. */
final class OutcomesOnce implements Rule {

    static final String RULE = "an event has its effect once";

    private final Findings findings;
    // By transaction and order; a sum of 0 is removed.
    private final Map<String, Integer> sums = new HashMap<>();

    OutcomesOnce(Findings findings) {
        this.findings = findings;
    }

    @Override
    public void applied(Applied note) {
        if (note.early() || note.isFound()) {
            return;
        }
        if (note.isOf("orders", "order_timeline")
                && note.isNew()
                && note.after("event").startsWith("Notification")) {
            add(note, note.after("order_id"), 1);
        } else if (note.isOf("orders", "event_inbox")
                && note.after("consumer_group").equals("order-service-notification-outcomes")
                && note.after("state").equals("HANDLED")
                && note.after("reason").isEmpty()) {
            add(note, RecordKey.ofRow(note.after()), -1);
        }
    }

    private void add(Applied note, String order, int change) {
        sums.merge(
                note.transaction() + " " + order,
                change,
                (before, more) -> before + more == 0 ? null : Integer.valueOf(before + more));
    }

    @Override
    public void conclude() {
        new TreeMap<>(sums)
                .forEach((where, sum) -> findings.add(
                        RULE,
                        "transaction and order %s: %d %s in the timeline than handled"
                                .formatted(where, Math.abs(sum), sum > 0 ? "more outcomes" : "outcomes less")));
    }
}
