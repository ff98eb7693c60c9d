package io.eventorchestrator.tooling.specs;

import io.eventorchestrator.tooling.project.Source;
import java.util.Locale;
import java.util.Optional;

/**
 * A row of a table of a saga's steps.
 *
 * @param name of the step
 * @param compensation as written; {@code –} or {@code nothing to undo} with a reason for none
 * @param within the time limit as written; empty if the table has no such column
 */
public record StepRow(String name, Cell compensation, Optional<String> within, Source source) {

    private static final String NOTHING = "nothing to undo";

    /** True if something undoes the step. */
    public boolean isUndone() {
        return !compensation.isNone()
                && !compensation.text().toLowerCase(Locale.ROOT).startsWith(NOTHING);
    }
}
