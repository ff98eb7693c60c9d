package io.eventorchestrator.checker;

import java.util.LinkedHashSet;
import java.util.Set;

/** An accepted cancellation ends its order, a refused one does not, and nothing else cancels an order. */
final class Cancellations {

    private final Findings findings;
    private final ClientAnswers.Flags asked = new ClientAnswers.Flags();
    private final LongMap cancelled = new LongMap();
    // By their time, so that a verdict is the same each time.
    private final Set<String> cancelledNow = new LinkedHashSet<>();

    Cancellations(Findings findings) {
        this.findings = findings;
    }

    void applied(Applied note) {
        if (note.isOf("orders", "customer_order")
                && note.operation().equals("UPDATE")
                && !note.early()
                && note.changes("state")
                && note.after("state").equals("CANCELLING")) {
            cancelledNow.add(note.after("id"));
        }
    }

    void order(String id, String state) {
        if (state.equals("CANCELLED") || state.equals("CANCELLING")) {
            cancelled.put(Fingerprint.of(id), 1);
        }
    }

    private boolean isCancelled(String order) {
        return cancelled.get(Fingerprint.of(order)) != 0;
    }

    void asked(String order, ClientRequest request) {
        asked.add(order, request);
        if (request.isAccepted() && !isCancelled(order)) {
            findings.add(
                    ClientAnswers.RULE,
                    "request %s cancelled order %s, which is not cancelled".formatted(request.id(), order));
        }
    }

    void conclude() {
        Set<String> refused = asked.refusedOnly();
        refused.forEach(cancelledNow::remove);
        cancelledNow.stream()
                .filter(order -> !asked.mayHaveSucceeded(order))
                .forEach(order -> findings.add(
                        ClientAnswers.RULE, "order " + order + " is cancelled, although no client asked for that"));
        refused.stream()
                .filter(this::isCancelled)
                .forEach(order -> findings.add(
                        ClientAnswers.RULE, "order " + order + " is cancelled, although that was refused"));
    }
}
