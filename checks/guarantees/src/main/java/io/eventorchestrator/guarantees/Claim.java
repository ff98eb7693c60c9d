package io.eventorchestrator.guarantees;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A guarantee and how it is tried.
 *
 * @param guarantee a sentence without its full stop
 * @param faults the faults that could break it
 * @param tests as {@link TestName} reads them
 * @param bugs planted bugs that break it and that a test has to catch
 * @param commands scripts that try it and leave no report
 */
record Claim(String guarantee, List<String> faults, List<String> tests, List<String> bugs, List<String> commands) {

    // Jackson passes null for a missing list.
    Claim(
            @Nullable String guarantee,
            @Nullable List<String> faults,
            @Nullable List<String> tests,
            @Nullable List<String> bugs,
            @Nullable List<String> commands) {
        this.guarantee = Objects.requireNonNull(guarantee, "a claim without a guarantee");
        this.faults = orEmpty(faults);
        this.tests = orEmpty(tests);
        this.bugs = orEmpty(bugs);
        this.commands = orEmpty(commands);
    }

    private static List<String> orEmpty(@Nullable List<String> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    List<TestName> testNames() {
        return tests.stream().map(TestName::of).toList();
    }

    /** Returns the anchor that its heading gets. */
    String anchor() {
        return guarantee.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
    }
}
