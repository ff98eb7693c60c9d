package io.eventorchestrator.checker;

/** No group handles an event twice: a handled event stays so. */
final class HandledOnce implements Rule {

    static final String RULE = "nothing is handled twice";

    private final Inboxes inboxes;
    private final Findings findings;

    /** @param inboxes is filled by this rule */
    HandledOnce(Inboxes inboxes, Findings findings) {
        this.inboxes = inboxes;
        this.findings = findings;
    }

    @Override
    public void applied(Applied note) {
        if (note.table().equals("event_inbox") && !note.operation().equals("DELETE")) {
            if (inboxes.isHandled(Inboxes.identity(note.after()))) {
                findings.add(
                        RULE,
                        "event %s was handled by %s, and is %s afterwards (%s)"
                                .formatted(
                                        note.after("event_id"),
                                        note.after("consumer_group"),
                                        note.after("state"),
                                        note.place()));
            }
            inboxes.put(note.after());
        }
    }
}
