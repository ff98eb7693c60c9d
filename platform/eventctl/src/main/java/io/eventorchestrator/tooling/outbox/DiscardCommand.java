package io.eventorchestrator.tooling.outbox;

import io.eventorchestrator.platform.Count;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Discards records. */
@Command(
        name = "discard",
        description = "Discard records that are set aside, so that those behind them are published; an audit table"
                + " records who did it and why.",
        mixinStandardHelpOptions = true)
final class DiscardCommand implements Callable<Integer> {

    @Mixin
    private Settlement settlement = new Settlement();

    @Option(names = "--yes", description = "don't ask for confirmation")
    private boolean yes;

    @Override
    public Integer call() {
        List<StoredRecord> records = settlement.chosen();
        if (records.isEmpty()) {
            settlement.tell("No matching record is set aside.");
        } else if (yes || settlement.isConfirmed("Discard " + Count.of(records.size(), "record") + " for good?")) {
            settlement.settle(Settlement.Action.DISCARDED, records);
        } else {
            settlement.tell("Nothing was discarded.");
        }
        return settlement.exitCode();
    }
}
