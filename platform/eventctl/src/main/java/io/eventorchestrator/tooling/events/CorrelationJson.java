package io.eventorchestrator.tooling.events;

import io.eventorchestrator.tooling.terminal.Printable;
import java.util.Collection;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The events of a correlation for a script, in one line. */
final class CorrelationJson {

    private CorrelationJson() {}

    /**
     * @param complete whether neither an event nor a note is left out
     * @param sagas to which some of the events belong; without any, the key is left out
     */
    static String of(String correlation, boolean complete, Iterable<TracedEvent> events, Collection<TracedSaga> sagas) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("correlationId", correlation)
                .put("complete", complete);
        ArrayNode all = json.putArray("events");
        events.forEach(event -> all.add(event(event)));
        if (!sagas.isEmpty()) {
            ArrayNode runs = json.putArray("sagas");
            sagas.forEach(run -> runs.add(SagaRunJson.of(run)));
        }
        return Printable.json(json);
    }

    private static ObjectNode event(TracedEvent traced) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("time", traced.time().toString())
                .put("publications", traced.publications());
        json.set("event", traced.event().json());
        ArrayNode notes = json.putArray("notes");
        traced.notes().forEach(notes::add);
        return json;
    }
}
