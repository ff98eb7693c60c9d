package io.eventorchestrator.tooling.saga;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ends a return as it is. */
@Command(
        name = "terminate",
        description =
                "End a return that needs attention, leaving everything parked as it is; who did so, and why, is on"
                        + " record.",
        mixinStandardHelpOptions = true)
final class TerminateCommand implements Callable<Integer> {

    @Mixin
    private Ordering ordering = new Ordering();

    @Option(names = "--yes", description = "don't ask for confirmation")
    private boolean yes;

    @Override
    public Integer call() {
        StoredReturn found = ordering.permitted(Action.TERMINATE);
        found.openCompensations().forEach(open -> ordering.tell("Stays as it is: " + open + "."));
        if (yes || ordering.isConfirmed("End the return for good?")) {
            return ordering.order(found, Action.TERMINATE, null);
        }
        ordering.tell("Nothing was ordered.");
        return 0;
    }
}
