package io.eventorchestrator.tooling.check;

import io.eventorchestrator.platform.Count;
import io.eventorchestrator.tooling.project.Finding;
import io.eventorchestrator.tooling.project.Severity;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.PrintWriter;

/** A line for each finding, and their number. */
final class TextReport {

    private final PrintWriter out;

    TextReport(PrintWriter out) {
        this.out = out;
    }

    void print(CheckResult result) {
        result.open().forEach(finding -> out.println(Printable.sentence(finding)));
        result.accepted()
                .forEach(accepted -> out.println(Printable.sentence("accepted: " + accepted.finding() + " because: "
                        + accepted.by().reason() + " (" + accepted.by().source() + ")")));
        out.printf(
                "%s, %s, %s, %d accepted%n",
                Count.of(count(result, Severity.ERROR), "error"),
                Count.of(count(result, Severity.WARNING), "warning"),
                Count.of(count(result, Severity.NOTE), "note"),
                result.accepted().size());
    }

    private static long count(CheckResult result, Severity severity) {
        return result.open().stream()
                .map(Finding::severity)
                .filter(severity::equals)
                .count();
    }
}
