package io.eventorchestrator.tooling.saga;

import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Decides about a return. */
@Command(
        name = "decide",
        description = "Approve or decline a return that awaits a decision; who did so, and why, is on record.",
        mixinStandardHelpOptions = true)
final class DecideCommand implements Callable<Integer> {

    @Mixin
    private Ordering ordering = new Ordering();

    @ArgGroup(multiplicity = "1")
    private Decision decision = new Decision();

    @Override
    public Integer call() {
        Action action = decision.isApproved && !decision.isDeclined ? Action.APPROVE : Action.DECLINE;
        return ordering.order(ordering.permitted(action), action, null);
    }

    private static final class Decision {

        @Option(names = "--approve", required = true, description = "take the goods back, and refund the amount")
        private boolean isApproved;

        @Option(names = "--decline", required = true, description = "take and refund nothing")
        private boolean isDeclined;
    }
}
