package io.eventorchestrator.tooling.asyncapi;

import java.util.List;

/**
 * A step of a saga, as a document declares it.
 *
 * @param kind of the place where it runs: service, system or person
 * @param where the name of that place
 * @param within its time limit
 * @param undoneBy its compensation
 * @param notUndoneBecause the reason why it has none
 * @param events the names of the events that may be published after it
 */
public record DeclaredStep(
        Stated name,
        String kind,
        Stated where,
        Stated within,
        Stated undoneBy,
        Stated notUndoneBecause,
        List<Stated> events) {

    public DeclaredStep {
        events = List.copyOf(events);
    }
}
