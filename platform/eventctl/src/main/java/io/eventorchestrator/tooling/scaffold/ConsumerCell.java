package io.eventorchestrator.tooling.scaffold;

import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.tooling.edits.ProjectEdits;
import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.specs.Column;
import io.eventorchestrator.tooling.specs.EventRow;
import io.eventorchestrator.tooling.specs.EventTable;
import io.eventorchestrator.tooling.specs.SpecReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The consumers in the row of an event, in the plan of a feature. */
record ConsumerCell(NewSubscription subscription, Path root, ProjectEdits edits) {

    /** Adds the group to the first row of the event, unless one names it, or no plan has such a row. */
    void enter() throws IOException {
        Project project = new Project(root, List.of(), Optional.of(root.resolve("specs")));
        List<EventRow> rows = SpecReader.read(project, new Findings()).stream()
                .flatMap(feature -> feature.rows().stream())
                .filter(this::isOfTheEvent)
                .toList();
        if (!rows.isEmpty() && rows.stream().noneMatch(this::namesTheGroup)) {
            add(rows.getFirst());
        }
    }

    private boolean isOfTheEvent(EventRow row) {
        List<String> names = row.names(Column.EVENT);
        return names.contains(subscription.channel().topic())
                || names.contains(subscription.channel().event());
    }

    private boolean namesTheGroup(EventRow row) {
        return row.names(Column.CONSUMERS).contains(subscription.group());
    }

    private void add(EventRow row) throws IOException {
        String plan = row.source().file();
        String text = EventTable.withConsumer(edits.text(plan), row, subscription.group())
                .orElseThrow(() -> new InvalidContract(
                        row.source() + " is in a table without a column of consumers; add it first."));
        edits.change(plan, text);
    }
}
