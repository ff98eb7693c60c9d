package io.eventorchestrator.checker;

import java.util.List;

/** An event that a group gives up becomes a dead letter of this group in the same transaction. */
final class LettersOfDead implements Rule {

    static final String RULE = "an event that is given up becomes a dead letter";

    private final Findings findings;
    private final List<Run.ConsumerGroup> groups;
    // By transaction and group.
    private final Balances sums = new Balances();

    LettersOfDead(List<Run.ConsumerGroup> groups, Findings findings) {
        this.groups = groups;
        this.findings = findings;
    }

    @Override
    public void applied(Applied note) {
        if (note.early() || note.isFound() || note.operation().equals("DELETE")) {
            return;
        }
        if (note.table().equals("event_inbox") && note.after("state").equals("DEAD")) {
            add(note, note.after("consumer_group"), 1);
        } else if (note.table().equals("event_outbox") && note.isNew()) {
            String topic = note.after("topic");
            groups.stream().filter(group -> group.hasLettersIn(topic)).forEach(group -> add(note, group.name(), -1));
        }
    }

    private void add(Applied note, String group, int change) {
        sums.add(note.transaction() + ": " + group, change);
    }

    @Override
    public void conclude() {
        // A letter without an event that was given up is one that should not be, and reported as such.
        sums.open().forEach((where, sum) -> {
            if (sum > 0) {
                findings.add(RULE, "transaction %s gives up events without a letter: %d".formatted(where, sum));
            }
        });
    }
}
