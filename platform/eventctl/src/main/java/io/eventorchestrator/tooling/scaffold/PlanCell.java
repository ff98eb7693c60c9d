package io.eventorchestrator.tooling.scaffold;

import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.tooling.edits.ProjectEdits;
import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.specs.Column;
import io.eventorchestrator.tooling.specs.EventRow;
import io.eventorchestrator.tooling.specs.EventTable;
import io.eventorchestrator.tooling.specs.SpecReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A cell in the row of an event, in the plan of a feature. */
record PlanCell(Channel event, Column column, Workspace workspace) {

    /**
     * Adds a name to the first row of the event, unless a row names it, or no plan has such a row.
     *
     * @throws InvalidContract if it is a consumer, and the table has no column of consumers
     */
    void enter(String name) throws IOException {
        List<EventRow> rows = rows();
        if (!rows.isEmpty() && rows.stream().noneMatch(row -> row.names(column).contains(name))) {
            add(name, rows.getFirst());
        }
    }

    /** Replaces {@code –}, in the first row of the event. */
    void enterInPlaceOfNone(String text) throws IOException {
        List<EventRow> rows = rows();
        if (!rows.isEmpty() && rows.getFirst().cell(column).isNone()) {
            add(text, rows.getFirst());
        }
    }

    private List<EventRow> rows() throws IOException {
        return SpecReader.read(workspace.project(), new Findings()).stream()
                .flatMap(feature -> feature.rows().stream())
                .filter(this::isOfTheEvent)
                .toList();
    }

    private boolean isOfTheEvent(EventRow row) {
        List<String> names = row.names(Column.EVENT);
        return names.contains(event.topic()) || names.contains(event.event());
    }

    private void add(String name, EventRow row) throws IOException {
        ProjectEdits edits = workspace.edits();
        String plan = row.source().file();
        Optional<String> edited = EventTable.withName(edits.text(plan), row, column, name);
        if (edited.isEmpty() && column == Column.CONSUMERS) {
            throw new InvalidContract(row.source() + " is in a table without a column of consumers; add it first.");
        }
        edited.ifPresent(text -> edits.change(plan, text));
    }
}
