package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.tooling.asyncapi.Contract;
import io.eventorchestrator.tooling.asyncapi.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The operations of a contract, indexed by their events. */
final class EventOperations {

    private final Map<Event, List<Numbered>> own = new HashMap<>();
    private final Map<String, List<Numbered>> replying = new HashMap<>();

    EventOperations(Contract contract) {
        int number = 0;
        for (Operation operation : contract.operations()) {
            Numbered numbered = new Numbered(number++, operation);
            operation
                    .types()
                    .forEach(type -> own.computeIfAbsent(new Event(operation.channel(), type), any -> new ArrayList<>())
                            .add(numbered));
            operation
                    .replies()
                    .forEach(type -> replying.computeIfAbsent(type, any -> new ArrayList<>())
                            .add(numbered));
        }
    }

    /** Those that send an event on a channel, or read it, in the contract's order. A reader sends its reply. */
    Stream<Operation> of(String channel, String type, boolean sends) {
        return Stream.concat(
                        own.getOrDefault(new Event(channel, type), List.of()).stream()
                                .filter(found -> found.operation().sends() == sends),
                        replying.getOrDefault(type, List.of()).stream()
                                .filter(found -> found.operation().sends() != sends))
                .sorted(Comparator.comparingInt(Numbered::number))
                .map(Numbered::operation);
    }

    private record Event(String channel, String type) {}

    private record Numbered(int number, Operation operation) {}
}
