package io.eventorchestrator.tooling.asyncapi;

import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.tooling.project.Finding;
import io.eventorchestrator.tooling.project.Findings;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Documents whose content is unknown, so that a command that changes or compares something can't leave them out. */
public final class UnusableDocuments {

    private static final Set<String> RULES =
            Set.of("syntax", "unreadable", "too-large", "encoding", "version", Structure.RULE);

    private UnusableDocuments() {}

    /**
     * Refuses to go on if there is such a document.
     *
     * @param findings of reading the documents
     * @param text of a finding in the message
     * @throws InvalidContract if there is one
     */
    public static void refuse(Findings findings, Function<Finding, String> text) {
        refuse(findings.all(), text);
    }

    /**
     * Refuses to go on if there is such a document.
     *
     * @param findings of reading the documents
     * @param text of a finding in the message
     * @throws InvalidContract if there is one
     */
    public static void refuse(List<Finding> findings, Function<Finding, String> text) {
        String unusable = findings.stream()
                .filter(finding -> RULES.contains(finding.rule()))
                .map(text)
                .collect(Collectors.joining(" "));
        if (!unusable.isEmpty()) {
            throw new InvalidContract(unusable);
        }
    }
}
