package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.specs.Column;
import io.eventorchestrator.tooling.specs.EventRow;

/** Each step of a saga names its compensation. The flow's rules find empty cells; this one finds a missing column. */
final class CompensationRule implements CheckRule {

    @Override
    public void check(Inspection inspection, Findings findings) {
        inspection.features().stream()
                .flatMap(feature -> feature.rows().stream())
                .filter(CompensationRule::isStep)
                .filter(row -> !row.cells().containsKey(Column.UNDONE_BY))
                .forEach(row -> findings.warning(
                        "no-compensation",
                        row.source(),
                        "The table does not say what undoes " + String.join(", ", row.names(Column.EVENT)) + ".",
                        "Add the column 'Undone by', with – where nothing has to be undone."));
    }

    private static boolean isStep(EventRow row) {
        return !row.names(Column.LEADS_TO).isEmpty();
    }
}
