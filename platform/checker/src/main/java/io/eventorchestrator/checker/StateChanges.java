package io.eventorchestrator.checker;

import tools.jackson.databind.JsonNode;

/**
 * Each row begins once, changes its state only as it may, ends as it was noted, and does not vanish. So nothing is
 * reserved, released or paid twice.
 */
final class StateChanges implements Rule {

    static final String RULE = "states change only as they may";

    private final Transitions transitions;
    private final Findings findings;
    private final LongMap states = new LongMap();
    private final LongMap ended = new LongMap();

    StateChanges(Transitions transitions, Findings findings) {
        this.transitions = transitions;
        this.findings = findings;
    }

    @Override
    public void applied(Applied note) {
        if (!note.isOf(transitions.schema(), transitions.table())) {
            return;
        }
        if (note.isNew()) {
            begin(note);
        } else if (note.operation().equals("DELETE")) {
            end(note.before(transitions.id()));
        } else if (note.changes(transitions.state())) {
            change(note);
        }
    }

    private void begin(Applied note) {
        String id = note.after(transitions.id());
        String state = note.after(transitions.state());
        boolean mayBegin = note.isFound() || transitions.first().contains(state);
        if (states.get(Fingerprint.of(id)) != 0 || !mayBegin) {
            report(note, id, "begins as " + state);
        }
        states.put(Fingerprint.of(id), state(state));
    }

    @Override
    public void row(String schema, String table, JsonNode row) {
        if (schema.equals(transitions.schema()) && table.equals(transitions.table())) {
            String id = row.path(transitions.id()).asString();
            String state = row.path(transitions.state()).asString("");
            if (states.get(Fingerprint.of(id)) != state(state)) {
                findings.add(RULE, "%s %s ends as %s, without a note".formatted(table, id, state));
            }
            end(id);
        }
    }

    private void end(String id) {
        if (states.get(Fingerprint.of(id)) != 0) {
            ended.add(Fingerprint.of(id));
        }
    }

    @Override
    public void conclude() {
        int missing = states.size() - ended.size();
        if (missing > 0) {
            findings.add(RULE, "rows of %s that vanished: %d".formatted(transitions.table(), missing));
        }
    }

    private static long state(String name) {
        return Fingerprint.asValue(name);
    }

    private void change(Applied note) {
        String before = note.before(transitions.state());
        String after = note.after(transitions.state());
        String id = note.after(transitions.id());
        boolean continues = states.get(Fingerprint.of(id)) == state(before);
        if (!continues || !transitions.permits(before, after)) {
            report(note, id, "becomes " + after + " after " + before);
        }
        states.put(Fingerprint.of(id), state(after));
    }

    private void report(Applied note, String id, String change) {
        findings.add(
                RULE,
                "%s %s %s, column %s (%s)"
                        .formatted(transitions.table(), id, change, transitions.state(), note.place()));
    }
}
