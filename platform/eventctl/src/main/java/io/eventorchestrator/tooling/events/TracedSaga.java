package io.eventorchestrator.tooling.events;

import io.eventorchestrator.catalogue.Saga;
import io.eventorchestrator.catalogue.SagaStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One run of a saga, as its events tell it.
 *
 * @param id that its events share; empty if they lack it
 * @param events in the order of their times, at least one
 */
record TracedSaga(Saga saga, String id, List<TracedEvent> events) {

    /** All runs of sagas to which events belong, in the order in which they begin. */
    static List<TracedSaga> of(List<Saga> sagas, List<TracedEvent> events) {
        return sagas.stream().flatMap(saga -> of(saga, events).stream()).toList();
    }

    private static List<TracedSaga> of(Saga saga, List<TracedEvent> events) {
        Map<String, List<TracedEvent>> byId = events.stream()
                .filter(event -> saga.events().contains(type(event)))
                .collect(Collectors.groupingBy(
                        event -> event.event()
                                .json()
                                .path("data")
                                .path(saga.id())
                                .asString(""),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return byId.entrySet().stream()
                .map(run -> new TracedSaga(saga, run.getKey(), run.getValue()))
                .toList();
    }

    static String type(TracedEvent event) {
        return event.event().attribute("type");
    }

    /** The names of the steps that an event may follow; empty if it begins the saga. */
    List<String> stepsBefore(TracedEvent event) {
        return saga.stepsBefore(type(event)).stream().map(SagaStep::name).toList();
    }

    /** The event that ended it; empty if none has. */
    Optional<TracedEvent> end() {
        return events.stream()
                .filter(event -> saga.ends().contains(type(event)))
                .findFirst();
    }

    /** The steps that are not known to be finished, each with its deadline; none if the saga has ended. */
    List<OpenStep> open() {
        if (end().isPresent()) {
            return List.of();
        }
        List<OpenStep> open = new ArrayList<>();
        Optional<Instant> deadline = Optional.of(events.getLast().time());
        for (SagaStep step : saga.stepsAfter(type(events.getLast()))) {
            deadline = deadline.flatMap(begins -> step.within().map(begins::plus));
            open.add(new OpenStep(step.name(), deadline));
        }
        return open;
    }

    /**
     * A step that is not known to be finished.
     *
     * @param deadline by which it is finished or given up, if each step before it takes its whole time; empty if one of
     *     them has no time limit
     */
    record OpenStep(String name, Optional<Instant> deadline) {

        boolean isOverdue(Instant now) {
            return deadline.filter(now::isAfter).isPresent();
        }
    }
}
