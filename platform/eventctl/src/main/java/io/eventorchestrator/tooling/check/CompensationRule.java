package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.specs.Column;
import io.eventorchestrator.tooling.specs.EventRow;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Each step of a saga names its compensation, or the reason why there is none. The flow's rules find empty cells and
 * unknown events.
 */
final class CompensationRule implements CheckRule {

    static final String NAME = "no-compensation";
    private static final String REMEDY = "Name the event that undoes it, or write 'nothing to undo: ' with the reason.";

    @Override
    public void check(Inspection inspection, Findings findings) {
        List<EventRow> rows = inspection.features().stream()
                .flatMap(feature -> feature.rows().stream())
                .toList();
        if (rows.isEmpty()) {
            new UndeclaredSagas(inspection.contract()).report(findings);
        }
        Set<String> compensations = rows.stream()
                .flatMap(row -> types(row, Column.UNDONE_BY, inspection).stream())
                .collect(Collectors.toSet());
        rows.forEach(row -> type(row, inspection).ifPresent(type -> {
            refuseItself(row, type, inspection, findings);
            if (!row.names(Column.LEADS_TO).isEmpty() && !compensations.contains(type)) {
                step(row, type, findings);
            }
        }));
    }

    private static void refuseItself(EventRow row, String type, Inspection inspection, Findings findings) {
        if (types(row, Column.UNDONE_BY, inspection).contains(type)) {
            findings.warning(NAME, row.source(), type + " can't undo itself.", REMEDY);
        }
    }

    private static void step(EventRow row, String type, Findings findings) {
        if (!row.cells().containsKey(Column.UNDONE_BY)) {
            findings.warning(
                    NAME,
                    row.source(),
                    "The table does not say what undoes " + type + ".",
                    "Add the column 'Undone by', with an event or 'nothing to undo: ' and the reason.");
        } else if (row.cell(Column.UNDONE_BY).isNone()) {
            findings.warning(NAME, row.source(), "Events follow from " + type + ", and none undoes it.", REMEDY);
        }
    }

    private static Optional<String> type(EventRow row, Inspection inspection) {
        return types(row, Column.EVENT, inspection).stream().findFirst();
    }

    private static List<String> types(EventRow row, Column column, Inspection inspection) {
        return row.names(column).stream()
                .flatMap(name -> inspection.names().type(name).stream())
                .toList();
    }
}
