package io.eventorchestrator.tooling.outbox;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Returns set-aside records to the relay. */
@Command(
        name = "retry",
        description = "Put records that are set aside back in their place, to be published before what waits behind"
                + " them; who and why stay on record.",
        mixinStandardHelpOptions = true)
final class RetryCommand implements Callable<Integer> {

    @Mixin
    private Settlement settlement = new Settlement();

    @Override
    public Integer call() {
        List<StoredRecord> records = settlement.chosen();
        if (records.isEmpty()) {
            settlement.tell("Nothing that matches is set aside.");
        } else {
            settlement.settle(Settlement.Action.RETRIED, records);
        }
        return 0;
    }
}
