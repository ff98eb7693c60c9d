package io.eventorchestrator.guarantees;

import io.eventorchestrator.guarantees.SeededRun.Caught;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A planted bug of a claim.
 *
 * @param caught null if it was not, or if the test did not run
 */
record BugRow(String name, @Nullable Caught caught) {

    static BugRow of(String name, Figures figures) {
        return new BugRow(
                name,
                figures.seeded().values().stream()
                        .map(run -> run.bugs().get(name))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }

    boolean isCaught() {
        return caught != null;
    }

    String text() {
        return caught == null
                ? "`" + name + "` **not tried or not caught in this run**"
                : "`%s` caught by seed %d: %s".formatted(name, caught.seed(), Markdown.code(caught.by()));
    }
}
