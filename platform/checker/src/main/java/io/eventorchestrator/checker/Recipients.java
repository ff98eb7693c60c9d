package io.eventorchestrator.checker;

import java.util.Set;

/** Customers get notifications about their own orders only. */
final class Recipients implements Rule {

    static final String RULE = "a customer is notified about own orders only";

    private static final Set<String> FOR_CUSTOMERS = Set.of(
            "order-confirmed",
            "order-rejected",
            "order-cancelled",
            "order-expired",
            "return-requested",
            "return-approved",
            "return-declined",
            "return-completed",
            "return-failed");

    private final Findings findings;
    private final LongMap customers = new LongMap();

    Recipients(Findings findings) {
        this.findings = findings;
    }

    @Override
    public void applied(Applied note) {
        if (note.isOf("orders", "customer_order") && note.isNew()) {
            customers.put(Fingerprint.of(note.after("id")), Fingerprint.asValue(note.after("customer_email")));
        } else if (note.isOf("notifications", "notification")
                && note.operation().equals("INSERT")
                && !note.early()
                && FOR_CUSTOMERS.contains(note.after("template"))) {
            compare(note);
        }
    }

    private void compare(Applied note) {
        if (customers.get(Fingerprint.of(note.after("order_id"))) != Fingerprint.asValue(note.after("recipient"))) {
            findings.add(
                    RULE,
                    "notification %s, %s, goes to %s, who did not place order %s (%s)"
                            .formatted(
                                    note.after("id"),
                                    note.after("template"),
                                    note.after("recipient"),
                                    note.after("order_id"),
                                    note.place()));
        }
    }
}
