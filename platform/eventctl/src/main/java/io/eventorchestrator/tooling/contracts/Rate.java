package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.tooling.asyncapi.Contract;
import io.eventorchestrator.tooling.asyncapi.Declared;
import java.util.Optional;

/** The partitions that a channel's target rate needs. */
final class Rate {

    private Rate() {}

    /** Empty unless channel and document state their rates. */
    static Optional<String> partitions(Declared channel, Contract contract) {
        Optional<Integer> target = number(channel, "x-target-rate");
        Optional<Integer> each =
                contract.documents().stream().findFirst().flatMap(document -> number(document, "x-partition-rate"));
        return target.flatMap(rate -> each.map(part -> String.valueOf(Math.ceilDiv(rate, part))));
    }

    private static Optional<Integer> number(Declared part, String key) {
        return part.text(key).filter(text -> text.matches("[1-9]\\d{0,8}")).map(Integer::valueOf);
    }
}
