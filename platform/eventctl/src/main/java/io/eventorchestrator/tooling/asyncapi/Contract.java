package io.eventorchestrator.tooling.asyncapi;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The common content of one or several documents.
 *
 * @param namesServices whether at least one operation names its service; otherwise each document counts as one service
 */
public record Contract(List<Message> messages, List<Operation> operations, boolean namesServices) {

    static final Contract EMPTY = new Contract(List.of(), List.of(), false);

    public Contract {
        messages = List.copyOf(messages);
        operations = List.copyOf(operations);
    }

    /** All services, in alphabetical order. */
    public Set<String> services() {
        return operations.stream().map(Operation::service).collect(Collectors.toCollection(TreeSet::new));
    }

    Contract and(Contract other) {
        return new Contract(
                Stream.concat(messages.stream(), other.messages.stream()).toList(),
                Stream.concat(operations.stream(), other.operations.stream()).toList(),
                namesServices || other.namesServices);
    }
}
