package io.eventorchestrator.tooling.asyncapi;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The common content of one or several documents.
 *
 * @param channels those of each document
 * @param messages the messages on them, by their types
 * @param documents all that each document declares
 * @param sagas with what they rely on
 * @param namesServices whether at least one operation names its service; otherwise each document counts as one service
 */
public record Contract(
        List<Channel> channels,
        List<Message> messages,
        List<Operation> operations,
        List<Declared> documents,
        Sagas sagas,
        boolean namesServices) {

    /** The contract of a project without documents. */
    public static final Contract EMPTY = new Contract(List.of(), List.of(), List.of(), List.of(), Sagas.NONE, false);

    public Contract {
        channels = List.copyOf(channels);
        messages = List.copyOf(messages);
        operations = List.copyOf(operations);
        documents = List.copyOf(documents);
    }

    /** Tests whether it has channels, and none of the extensions from which all topics of a platform follow. */
    boolean isForOtherTools() {
        return !namesServices
                && !channels.isEmpty()
                && documents.stream().noneMatch(document -> document.keys().contains("x-largest-event"));
    }

    /** All services, in alphabetical order. */
    public Set<String> services() {
        return operations.stream().map(Operation::service).collect(Collectors.toCollection(TreeSet::new));
    }

    Contract and(Contract other) {
        return new Contract(
                both(channels, other.channels),
                both(messages, other.messages),
                both(operations, other.operations),
                both(documents, other.documents),
                sagas.and(other.sagas),
                namesServices || other.namesServices);
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
