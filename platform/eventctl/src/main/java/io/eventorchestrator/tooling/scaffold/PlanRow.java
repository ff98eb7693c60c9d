package io.eventorchestrator.tooling.scaffold;

import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.tooling.edits.ProjectEdits;
import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.specs.Column;
import io.eventorchestrator.tooling.specs.EventRow;
import io.eventorchestrator.tooling.specs.EventTable;
import io.eventorchestrator.tooling.specs.Feature;
import io.eventorchestrator.tooling.specs.SpecReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The row of an event in the plan of a feature. */
record PlanRow(NewEvent event, Workspace workspace) {

    /**
     * Adds the row, unless the table of a feature has it.
     *
     * @param chosen feature; not needed if there is only one
     * @throws InvalidContract if there is no such feature, or its plan has no table
     */
    void enter(@Nullable String chosen) throws IOException {
        List<Feature> features = SpecReader.read(workspace.project(), new Findings());
        if (features.stream().flatMap(feature -> feature.rows().stream()).noneMatch(this::isOfTheEvent)) {
            add(feature(features, chosen));
        }
    }

    private boolean isOfTheEvent(EventRow row) {
        List<String> names = row.names(Column.EVENT);
        return names.contains(event.name().type())
                || names.contains(event.name().className());
    }

    private static Feature feature(List<Feature> features, @Nullable String chosen) {
        List<Feature> called = features.stream()
                .filter(feature -> chosen == null || feature.isCalled(chosen))
                .toList();
        if (called.size() == 1) {
            return called.getFirst();
        }
        String names = features.stream().map(Feature::name).collect(Collectors.joining(", "));
        throw new InvalidContract("Add --feature with the feature whose plan gets the event's row; there are "
                + (names.isEmpty() ? "none, ./eventctl new feature begins one" : names) + ".");
    }

    private void add(Feature feature) throws IOException {
        String plan = feature.folder() + "plan.md";
        List<EventRow> rows = feature.rows().stream()
                .filter(row -> row.source().file().equals(plan))
                .toList();
        Map<Column, String> cells = Map.of(
                Column.EVENT,
                "`" + event.name().type() + "`",
                Column.PRODUCER,
                event.producer(),
                Column.CONSUMERS,
                "published for others",
                Column.KEY,
                event.key());
        ProjectEdits edits = workspace.edits();
        String text = edits.text(plan);
        edits.change(
                plan,
                EventTable.withRow(text, rows, cells)
                        .orElseThrow(() -> new InvalidContract(plan + " has no table of events with a row; add the one"
                                + " of specs/README.md first.")));
    }
}
