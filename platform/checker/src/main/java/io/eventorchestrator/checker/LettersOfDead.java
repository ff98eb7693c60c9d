package io.eventorchestrator.checker;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An event that a group gives up becomes a dead letter of this group in the same transaction. */
final class LettersOfDead implements Rule {

    static final String RULE = "an event that is given up becomes a dead letter";

    private final Findings findings;
    private final List<String> groups;
    // By transaction and group; a sum of 0 is removed.
    private final Map<String, Integer> sums = new HashMap<>();

    LettersOfDead(List<Run.ConsumerGroup> groups, Findings findings) {
        this.groups = groups.stream().map(Run.ConsumerGroup::name).toList();
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
            groups.stream()
                    .filter(group -> topic.endsWith("." + group + ".dlq") || topic.equals(group + ".replay.dlq"))
                    .forEach(group -> add(note, group, -1));
        }
    }

    private void add(Applied note, String group, int change) {
        sums.merge(
                note.transaction() + ": " + group,
                change,
                (before, more) -> before + more == 0 ? null : Integer.valueOf(before + more));
    }

    @Override
    public void conclude() {
        // A letter without an event that was given up is one that should not be, and reported as such.
        new TreeMap<>(sums).forEach((where, sum) -> {
            if (sum > 0) {
                findings.add(RULE, "transaction %s gives up events without a letter: %d".formatted(where, sum));
            }
        });
    }
}
