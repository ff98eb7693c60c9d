package io.eventorchestrator.tooling.outbox;

import io.eventorchestrator.tooling.terminal.Count;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gives records up. */
@Command(
        name = "discard",
        description = "Give up records that are set aside, so that what waits behind them goes on; who and why stay on"
                + " record.",
        mixinStandardHelpOptions = true)
final class DiscardCommand implements Callable<Integer> {

    @Mixin
    private Settlement settlement = new Settlement();

    @Option(names = "--yes", description = "do not ask")
    private boolean yes;

    @Override
    public Integer call() {
        List<StoredRecord> records = settlement.chosen();
        if (records.isEmpty()) {
            settlement.tell("Nothing that matches is set aside.");
        } else if (yes || settlement.isConfirmed("Discard " + Count.of(records.size(), "record") + " for good?")) {
            settlement.settle(Settlement.Action.DISCARDED, records);
        } else {
            settlement.tell("Nothing is discarded.");
        }
        return 0;
    }
}
