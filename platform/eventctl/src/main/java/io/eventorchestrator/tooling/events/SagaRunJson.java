package io.eventorchestrator.tooling.events;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A run of a saga for a script. */
final class SagaRunJson {

    private SagaRunJson() {}

    static ObjectNode of(TracedSaga run) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("name", run.saga().name())
                .put("service", run.saga().service())
                .put("id", run.id())
                .put("ended", run.end().isPresent());
        ArrayNode events = json.putArray("events");
        run.events().forEach(event -> event(events.addObject(), run, event));
        ArrayNode open = json.putArray("open");
        run.open().forEach(step -> {
            ObjectNode entry = open.addObject().put("step", step.name());
            step.deadline().ifPresent(deadline -> entry.put("deadline", deadline.toString()));
        });
        return json;
    }

    private static void event(ObjectNode json, TracedSaga run, TracedEvent event) {
        json.put("id", event.event().id())
                .put("type", TracedSaga.type(event))
                .put("time", event.time().toString());
        ArrayNode steps = json.putArray("after");
        run.stepsBefore(event).forEach(steps::add);
    }
}
