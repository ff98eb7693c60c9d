package io.eventorchestrator.tooling.asyncapi;

import io.eventorchestrator.catalogue.Call;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The sagas of all documents, with what their steps rely on.
 *
 * @param all in the order of the documents
 * @param calls between services
 * @param workflows the services that run workflows
 */
public record Sagas(List<DeclaredSaga> all, Set<Call> calls, Set<String> workflows) {

    static final Sagas NONE = new Sagas(List.of(), Set.of(), Set.of());

    public Sagas {
        all = List.copyOf(all);
        calls = Set.copyOf(calls);
        workflows = Set.copyOf(workflows);
    }

    Sagas and(Sagas other) {
        return new Sagas(
                Stream.concat(all.stream(), other.all.stream()).toList(),
                both(calls, other.calls),
                both(workflows, other.workflows));
    }

    private static <T> Set<T> both(Set<T> one, Set<T> other) {
        Set<T> both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }
}
