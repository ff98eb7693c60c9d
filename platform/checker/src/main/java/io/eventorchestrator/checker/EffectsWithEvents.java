package io.eventorchestrator.checker;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A handler's effect is committed together with the inbox row of its event, neither without the other. */
final class EffectsWithEvents implements Rule {

    static final String RULE = "an effect is committed with its event's inbox row";

    private static final Set<String> BY_EVENTS = Set.of("CONFIRMED", "REJECTED", "CANCELLED");
    private static final Set<String> NOTIFYING =
            Set.of("notification-service-order-alerts", "notification-service-return-alerts");
    private static final Set<String> OUTCOMES = Set.of("NotificationSent", "NotificationFailed");

    private final Findings findings;
    private final LongMap handled = new LongMap();
    private final Map<Long, String> effects = new HashMap<>();
    private final LongMap notified = new LongMap();
    private final Map<Long, String> withoutEffect = new HashMap<>();

    EffectsWithEvents(Findings findings) {
        this.findings = findings;
    }

    @Override
    public void applied(Applied note) {
        if (note.early() || note.isFound() || note.operation().equals("DELETE")) {
            return;
        }
        switch (note.table()) {
            case "event_inbox" -> settled(note);
            case "reservation" -> effect(note, note.after("order_id"));
            case "customer_order" -> order(note);
            case "order_timeline" -> timeline(note);
            case "notification" -> notification(note);
            default -> {
                // Other tables are not changed by handlers alone.
            }
        }
    }

    private void settled(Applied note) {
        if (note.after("state").equals("HANDLED")) {
            String event = note.after("source") + " " + note.after("event_id");
            handled(Fingerprint.of(note.transaction(), note.schema(), RecordKey.ofRow(note.after())));
            handled(Fingerprint.of(note.transaction(), note.schema(), event));
            long notification = Fingerprint.of(note.transaction(), event);
            if (NOTIFYING.contains(note.after("consumer_group"))
                    && note.after("reason").isEmpty()
                    && notified.get(notification) == 0) {
                withoutEffect.put(
                        notification,
                        "event %s is handled by %s without an effect (%s)"
                                .formatted(note.after("event_id"), note.after("consumer_group"), note.place()));
            }
        }
    }

    private void handled(long event) {
        handled.put(event, 1);
        effects.remove(event);
    }

    // An answer of the warehouse, which order-service asks for if an event is late, has the same effect.
    private void order(Applied note) {
        if (note.operation().equals("UPDATE")
                && note.changes("state")
                && BY_EVENTS.contains(note.after("state"))
                && note.after("asked_at").isEmpty()) {
            effect(note, note.after("id"));
        }
    }

    private void timeline(Applied note) {
        if (OUTCOMES.contains(note.after("event"))) {
            effect(note, note.after("order_id"));
        }
    }

    private void notification(Applied note) {
        if (note.isNew()) {
            effect(note, note.after("event_id"));
            long notification = Fingerprint.of(note.transaction(), note.after("event_id"));
            notified.put(notification, 1);
            withoutEffect.remove(notification);
        }
    }

    private void effect(Applied note, String cause) {
        long event = Fingerprint.of(note.transaction(), note.schema(), cause);
        if (handled.get(event) == 0) {
            effects.put(
                    event,
                    "%s of %s for %s, without an event in transaction %s (%s)"
                            .formatted(note.operation(), note.table(), cause, note.transaction(), note.place()));
        }
    }

    @Override
    public void conclude() {
        new TreeSet<>(effects.values()).forEach(effect -> findings.add(RULE, effect));
        new TreeSet<>(withoutEffect.values()).forEach(event -> findings.add(RULE, event));
    }
}
