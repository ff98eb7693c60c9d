package io.eventorchestrator.catalogue;

import java.util.List;
import java.util.stream.Stream;

/**
 * A process in steps that a service conducts.
 *
 * @param service that conducts it
 * @param id the property by which its events belong together
 * @param begins the topic of the event that begins it
 * @param ends the topics of the events of which one ends it
 * @param steps in their order
 */
public record Saga(String name, String service, String id, String begins, List<String> ends, List<SagaStep> steps) {

    public Saga {
        ends = List.copyOf(ends);
        steps = List.copyOf(steps);
    }

    /** The topics of all its events. */
    public List<String> events() {
        return Stream.concat(
                        Stream.concat(Stream.of(begins), ends.stream()),
                        steps.stream().flatMap(step -> step.events().stream()))
                .distinct()
                .toList();
    }

    /** The steps after which an event may be published. */
    public List<SagaStep> stepsBefore(String topic) {
        return steps.stream().filter(step -> step.events().contains(topic)).toList();
    }

    /** The steps that are not finished after an event; none if the event ends the saga. */
    public List<SagaStep> stepsAfter(String topic) {
        if (ends.contains(topic)) {
            return List.of();
        }
        List<SagaStep> before = stepsBefore(topic);
        return steps.subList(before.isEmpty() ? 0 : steps.indexOf(before.getLast()) + 1, steps.size());
    }
}
