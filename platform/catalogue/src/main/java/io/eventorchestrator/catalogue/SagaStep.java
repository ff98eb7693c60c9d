package io.eventorchestrator.catalogue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A step of a saga.
 *
 * @param where it runs: a service, another system, or a person
 * @param within the time in which it ends or is given up, all attempts included; empty if none is declared
 * @param undoneBy what undoes it; empty if nothing does
 * @param notUndoneBecause the reason why nothing undoes it; may be empty
 * @param events the topics of the events that may be published after it
 */
public record SagaStep(
        String name,
        String where,
        Optional<Duration> within,
        String undoneBy,
        String notUndoneBecause,
        List<String> events) {

    public SagaStep {
        events = List.copyOf(events);
    }
}
