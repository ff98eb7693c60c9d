package io.eventorchestrator.guarantees;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The part of the page about a claim. */
record Section(Claim claim, List<TestRow> tests, List<BugRow> bugs) {

    static Section of(Claim claim, TestSources sources, Figures figures) {
        return new Section(
                claim,
                claim.testNames().stream()
                        .map(test -> TestRow.of(test, sources, figures))
                        .toList(),
                claim.bugs().stream().map(bug -> BugRow.of(bug, figures)).toList());
    }

    private ClaimState state() {
        return ClaimState.of(tests, bugs);
    }

    List<String> summary() {
        int cases = tests.stream().mapToInt(test -> test.sum().cases()).sum();
        long caught = bugs.stream().filter(BugRow::isCaught).count();
        return List.of(
                "[" + claim.guarantee() + "](#" + claim.anchor() + ")",
                state().toString(),
                String.valueOf(cases),
                bugs.isEmpty() ? "no planted bug" : caught + " of " + bugs.size() + " caught");
    }

    String text(Repository repository) {
        return "## " + claim.guarantee() + "\n\n"
                + "In this run: " + state() + ". What could break it:\n\n"
                + Markdown.list(claim.faults().stream())
                + (tests.isEmpty() ? "" : "\n" + table(repository))
                + (claim.commands().isEmpty() ? "" : "\n" + commands())
                + "\n" + plantedBugs();
    }

    private String table(Repository repository) {
        return Markdown.table(
                List.of("test", "result", "seeds", "time", "report in"),
                tests.stream()
                        .map(test -> List.of(
                                "[%s](../%s)"
                                        .formatted(
                                                test.name(),
                                                repository.name(test.source().file())),
                                test.result(),
                                codes(test.sum().seeds()),
                                time(test.sum()),
                                codes(test.folders()))));
    }

    private static String codes(Set<String> texts) {
        return texts.stream().sorted().map(Markdown::code).collect(Collectors.joining(", "));
    }

    private static String time(Tried tried) {
        return tried.cases() == 0 ? "" : String.format(Locale.ROOT, "%.1f s", tried.millis() / 1000.0);
    }

    private String commands() {
        return claim.commands().stream()
                .map(command -> "`%s` tries it, too, and leaves no report, so its result is not known here.\n"
                        .formatted(command))
                .collect(Collectors.joining());
    }

    private String plantedBugs() {
        return bugs.isEmpty()
                ? "No planted bug.\n"
                : "Planted bugs:\n\n" + Markdown.list(bugs.stream().map(BugRow::text));
    }
}
