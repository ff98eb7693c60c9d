package io.eventorchestrator.tooling.check;

import io.eventorchestrator.catalogue.TimeLimit;
import io.eventorchestrator.tooling.asyncapi.DeclaredSaga;
import io.eventorchestrator.tooling.asyncapi.DeclaredStep;
import io.eventorchestrator.tooling.asyncapi.Message;
import io.eventorchestrator.tooling.asyncapi.Stated;
import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.specs.Column;
import io.eventorchestrator.tooling.specs.EventRow;
import io.eventorchestrator.tooling.specs.Feature;
import io.eventorchestrator.tooling.specs.StepRow;
import java.util.List;
import java.util.stream.Stream;

/** A feature's table of steps agrees with the saga that its events begin. */
record StepTableRule(Inspection inspection, Findings findings) {

    private static final String RULE = "contradiction";
    private static final String REMEDY = "Correct one of them.";

    void check() {
        if (inspection.contract().namesServices()) {
            inspection.features().stream()
                    .filter(feature -> !feature.steps().isEmpty())
                    .forEach(this::feature);
        }
    }

    private void feature(Feature feature) {
        List<DeclaredSaga> sagas = inspection.contract().sagas().all().stream()
                .filter(saga -> begins(feature, saga))
                .toList();
        if (sagas.isEmpty()) {
            findings.warning(
                    "not-in-contract",
                    feature.steps().getFirst().source(),
                    "The contract has no saga with the steps of " + feature.name() + ".",
                    "Declare it under x-sagas, with the event that begins it.");
        }
        sagas.stream().limit(1).forEach(saga -> compare(feature.steps(), saga));
    }

    private boolean begins(Feature feature, DeclaredSaga saga) {
        List<String> names = feature.rows().stream()
                .flatMap((EventRow row) -> row.names(Column.EVENT).stream())
                .toList();
        return inspection.contract().messages().stream()
                .filter(message -> message.title().equals(saga.begins().text()))
                .flatMap((Message message) -> Stream.of(message.type(), message.title()))
                .anyMatch(names::contains);
    }

    private void compare(List<StepRow> rows, DeclaredSaga saga) {
        List<String> written = rows.stream().map(StepRow::name).toList();
        List<String> declared =
                saga.steps().stream().map(DeclaredStep::name).map(Stated::text).toList();
        if (!written.equals(declared)) {
            findings.error(
                    RULE,
                    rows.getFirst().source(),
                    "The steps are " + String.join(", ", written) + " in the table, and "
                            + String.join(", ", declared) + " in the contract, see "
                            + saga.name().source() + ".",
                    REMEDY);
            return;
        }
        for (int i = 0; i < rows.size(); i++) {
            limit(rows.get(i), saga.steps().get(i));
            compensation(rows.get(i), saga.steps().get(i));
        }
    }

    private void limit(StepRow row, DeclaredStep step) {
        String declared = step.within().text();
        row.within()
                .filter(within -> !within.equals(declared)
                        && !(TimeLimit.parse(within).isPresent()
                                && TimeLimit.parse(within).equals(TimeLimit.parse(declared))))
                .ifPresent(within -> findings.error(
                        RULE,
                        row.source(),
                        "The time limit of the step " + row.name() + " is " + within + " in the table, and "
                                + (declared.isEmpty() ? "none" : declared) + " in the contract, see "
                                + step.within().source() + ".",
                        REMEDY));
    }

    private void compensation(StepRow row, DeclaredStep step) {
        boolean isInTable = row.isUndone();
        if (isInTable == step.undoneBy().isMissing()) {
            findings.error(
                    RULE,
                    row.source(),
                    "The step " + row.name() + " has " + (isInTable ? "a" : "no")
                            + " compensation in the table, and " + (isInTable ? "none" : "one")
                            + " in the contract, see " + step.name().source() + ".",
                    REMEDY);
        }
    }
}
