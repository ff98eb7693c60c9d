package io.eventorchestrator.checker;

/** An accepted cancellation ends its order, a refused one does not. */
final class Cancellations {

    private final Findings findings;
    private final ClientAnswers.Flags asked = new ClientAnswers.Flags();
    private final LongMap cancelled = new LongMap();

    Cancellations(Findings findings) {
        this.findings = findings;
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
        asked.refusedOnly().stream()
                .filter(this::isCancelled)
                .forEach(order -> findings.add(
                        ClientAnswers.RULE, "order " + order + " is cancelled, although that was refused"));
    }
}
