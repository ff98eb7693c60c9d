package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Finding;
import io.eventorchestrator.tooling.project.Source;
import java.util.regex.Pattern;

/**
 * A finding that a project accepts.
 *
 * @param subject a file, or a name in the finding's message; empty for each finding of the rule
 * @param source its place in the file
 */
record Acceptance(String rule, String subject, String reason, Source source) {

    boolean covers(Finding finding) {
        return finding.rule().equals(rule)
                && (subject.isEmpty() || finding.source().file().equals(subject) || names(finding.message()));
    }

    // As a whole word: orders.order.placed is not named by orders.order.placed-again.
    private boolean names(String message) {
        return Pattern.compile("(?<![\\w.-])" + Pattern.quote(subject) + "(?![\\w-]|\\.\\w)")
                .matcher(message)
                .find();
    }
}
