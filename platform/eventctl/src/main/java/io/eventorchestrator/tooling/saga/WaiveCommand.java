package io.eventorchestrator.tooling.saga;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Leaves a parked step as it is. */
@Command(
        name = "waive",
        description = "Leave one parked step of a return as it is; the return ends when none is parked. Who did so, and"
                + " why, is on record.",
        mixinStandardHelpOptions = true)
final class WaiveCommand implements Callable<Integer> {

    @Mixin
    private Ordering ordering = new Ordering();

    @Option(
            names = "--step",
            paramLabel = "STEP",
            description = "${COMPLETION-CANDIDATES}; needed only if several are parked")
    private Step.@Nullable Name step;

    @Option(names = "--yes", description = "don't ask for confirmation")
    private boolean yes;

    @Override
    public Integer call() {
        StoredReturn found = ordering.permitted(Action.WAIVE);
        Step.Name waived = waived(found);
        if (yes || ordering.isConfirmed("Leave " + waived + " as it is, for good?")) {
            return ordering.order(found, Action.WAIVE, waived);
        }
        ordering.tell("Nothing was ordered.");
        return 0;
    }

    private Step.Name waived(StoredReturn found) {
        List<Step.Name> parked = found.parked().stream().map(Step::name).toList();
        if (step != null && !parked.contains(step)) {
            throw ordering.refusal(
                    "Step %s of return %s is not parked; %s.".formatted(step, found.id(), names(parked)));
        }
        if (step == null && parked.size() != 1) {
            throw ordering.refusal("Return %s: %s. Name one by --step.".formatted(found.id(), names(parked)));
        }
        return step == null ? parked.getFirst() : step;
    }

    private static String names(List<Step.Name> parked) {
        return parked.stream().map(Enum::name).collect(Collectors.joining(", ", "parked: ", ""));
    }
}
