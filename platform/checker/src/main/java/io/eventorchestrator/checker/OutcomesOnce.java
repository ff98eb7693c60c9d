package io.eventorchestrator.checker;

/** Each outcome of a notification is written to its order's timeline once per event. */
final class OutcomesOnce implements Rule {

    static final String RULE = "an event has its effect once";

    private final Findings findings;
    // By transaction and order.
    private final Balances sums = new Balances();

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
        sums.add(note.transaction() + " " + order, change);
    }

    @Override
    public void conclude() {
        sums.open()
                .forEach((where, sum) -> findings.add(
                        RULE,
                        "transaction and order %s: %d %s in the timeline than handled"
                                .formatted(where, Math.abs(sum), sum > 0 ? "more outcomes" : "outcomes less")));
    }
}
