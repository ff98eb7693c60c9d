package io.eventorchestrator.tooling.outbox;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Returns set-aside records to the relay. */
@Command(
        name = "retry",
        description = "Return records that are set aside to their place, ahead of those behind them; an audit table"
                + " records who did it and why.",
        mixinStandardHelpOptions = true)
final class RetryCommand implements Callable<Integer> {

    @Mixin
    private Settlement settlement = new Settlement();

    @Override
    public Integer call() {
        List<StoredRecord> records = settlement.chosen();
        if (records.isEmpty()) {
            settlement.tell("No matching record is set aside.");
        } else {
            settlement.settle(Settlement.Action.RETRIED, records);
        }
        return settlement.exitCode();
    }
}
