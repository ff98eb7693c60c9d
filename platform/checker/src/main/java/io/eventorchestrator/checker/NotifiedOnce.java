package io.eventorchestrator.checker;

/** Each event causes a notification once, and each occurrence of an order does, too. */
final class NotifiedOnce implements Rule {

    private final Findings findings;
    private final LongMap ofEvents = new LongMap();
    private final LongMap ofOrders = new LongMap();

    NotifiedOnce(Findings findings) {
        this.findings = findings;
    }

    @Override
    public void applied(Applied note) {
        if (note.isOf("notifications", "notification") && note.isNew()) {
            boolean isFirst = ofEvents.add(of(note, note.after("event_id")));
            if (note.after("template").startsWith("order-")) {
                isFirst &= ofOrders.add(of(note, note.after("order_id")));
            }
            if (!isFirst) {
                findings.add(
                        PublishedOnce.RULE,
                        "notification %s repeats %s to %s about order %s (%s)"
                                .formatted(
                                        note.after("id"),
                                        note.after("template"),
                                        note.after("recipient"),
                                        note.after("order_id"),
                                        note.place()));
            }
        }
    }

    private static long of(Applied note, String cause) {
        return Fingerprint.of(cause, note.after("recipient"), note.after("channel"), note.after("template"));
    }
}
