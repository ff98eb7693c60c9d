package io.eventorchestrator.checker;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The verdict about a history. The same files give the same verdict.
 *
 * @param outcome of all rules
 * @param inconclusive the reason why nothing can be decided; empty for other outcomes
 * @param findings of each violated rule at most the first 20, in the order of the rules
 * @param violations number of findings by violated rule
 * @param counts number of facts by kind
 */
public record Verdict(
        Outcome outcome,
        String inconclusive,
        List<Finding> findings,
        Map<String, Long> violations,
        Map<String, Long> counts) {

    public Verdict {
        findings = List.copyOf(findings);
        violations = new LinkedHashMap<>(violations);
        counts = new LinkedHashMap<>(counts);
    }

    /** The outcome of a check. */
    public enum Outcome {
        /** All guarantees held. */
        HOLDS(0),
        /** At least one guarantee was violated. */
        VIOLATED(1),
        /** The history can't be read, or contains too little to decide. */
        INCONCLUSIVE(2);

        private final int exitCode;

        Outcome(int exitCode) {
            this.exitCode = exitCode;
        }

        /** The exit code of a command. */
        public int exitCode() {
            return exitCode;
        }
    }

    static Verdict of(Findings findings, Map<String, Long> counts) {
        return new Verdict(
                findings.kept().isEmpty() ? Outcome.HOLDS : Outcome.VIOLATED,
                "",
                findings.kept(),
                findings.counts(),
                counts);
    }

    static Verdict inconclusive(String why) {
        return new Verdict(Outcome.INCONCLUSIVE, Finding.inOneLine(why), List.of(), Map.of(), Map.of());
    }

    /** The number of all violations. */
    public long violated() {
        return violations.values().stream().mapToLong(Long::longValue).sum();
    }

    /** A line for each finding, and for each rule with more of them how many. */
    public List<String> lines() {
        Map<String, Long> more = new LinkedHashMap<>(violations);
        findings.forEach(finding -> more.merge(finding.rule(), -1L, Long::sum));
        more.values().removeIf(count -> count <= 0);
        return Stream.concat(
                        findings.stream().map(finding -> finding.rule() + ": " + finding.detail()),
                        more.entrySet().stream().map(rule -> rule.getKey() + ": " + rule.getValue() + " more"))
                .toList();
    }

    /** Prints findings, counts and outcome. */
    public void print(PrintWriter to) {
        lines().forEach(to::println);
        counts.forEach((kind, count) -> to.println(count + " " + kind));
        to.println(
                switch (outcome) {
                    case HOLDS -> "The history holds.";
                    case VIOLATED ->
                        "The history violates " + violations.size() + " of the guarantees, in " + violated()
                                + " places.";
                    case INCONCLUSIVE -> "Nothing can be decided: " + inconclusive;
                });
    }
}
