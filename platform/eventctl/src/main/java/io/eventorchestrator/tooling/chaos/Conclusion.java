package io.eventorchestrator.tooling.chaos;

import io.eventorchestrator.checker.Verdict;
import io.eventorchestrator.checker.Verdict.Outcome;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The conclusion from a run.
 *
 * @param violations the number of all, of which {@code broken} lists the first ones
 * @param broken guarantees that did not hold, with what violates them
 * @param open the number of things that did not come to rest, by their name
 * @param lacks faults or facts that the run needed for a decision
 */
record Conclusion(long violations, List<String> broken, Map<String, Long> open, List<String> lacks) {

    private static final int BROKEN = 1;
    private static final int WAITS = 4;
    private static final int UNDECIDED = 5;

    static Conclusion of(Verdict verdict, Map<String, Long> open, List<String> lacks) {
        Stream<String> unreadable =
                verdict.outcome() == Outcome.INCONCLUSIVE ? Stream.of(verdict.inconclusive()) : Stream.empty();
        return new Conclusion(
                verdict.violated(),
                verdict.lines(),
                open,
                Stream.concat(lacks.stream(), unreadable).toList());
    }

    int exitCode() {
        if (!broken.isEmpty()) {
            return BROKEN;
        }
        if (!open.isEmpty()) {
            return WAITS;
        }
        return lacks.isEmpty() ? 0 : UNDECIDED;
    }

    String text() {
        return switch (exitCode()) {
            case BROKEN -> "BROKEN, " + violations + " findings" + notAtRest() + ":";
            case WAITS -> "NOT AT REST: " + Rest.text(open);
            case UNDECIDED -> "UNDECIDED: " + String.join(", ", lacks);
            default -> "every guarantee held";
        };
    }

    // An order that never ends is a violation, too; on a slow machine it may only need more time.
    private String notAtRest() {
        return open.isEmpty() ? "" : ", not at rest: " + Rest.text(open);
    }
}
