package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Finding;
import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.project.Severity;
import java.util.List;
import java.util.Optional;

/**
 * The findings of a check.
 *
 * @param open findings to correct, by file and line
 * @param accepted findings that the project accepts
 */
record CheckResult(List<Finding> open, List<AcceptedFinding> accepted) {

    CheckResult {
        open = List.copyOf(open);
        accepted = List.copyOf(accepted);
    }

    /** Separates accepted findings from open ones. An acceptance that covers no finding becomes a finding itself. */
    static CheckResult of(Findings findings, List<Acceptance> acceptances) {
        List<Finding> all = findings.all();
        Findings stale = new Findings();
        acceptances.stream()
                .filter(acceptance -> all.stream().noneMatch(acceptance::covers))
                .forEach(acceptance -> stale.warning(
                        "accepted-nothing",
                        acceptance.source(),
                        "No finding matches the accepted " + acceptance.rule()
                                + (acceptance.subject().isEmpty() ? "" : " of " + acceptance.subject()) + ".",
                        "Delete the entry."));
        all.stream().filter(finding -> cover(finding, acceptances).isEmpty()).forEach(stale::add);
        return new CheckResult(
                stale.all(),
                all.stream()
                        .flatMap(finding -> cover(finding, acceptances).stream()
                                .map(acceptance -> new AcceptedFinding(finding, acceptance)))
                        .toList());
    }

    private static Optional<Acceptance> cover(Finding finding, List<Acceptance> acceptances) {
        return acceptances.stream()
                .filter(acceptance -> acceptance.covers(finding))
                .findFirst();
    }

    /** Tests whether a finding is more than a note. */
    boolean isFaulty() {
        return open.stream().anyMatch(finding -> finding.severity() != Severity.NOTE);
    }
}
