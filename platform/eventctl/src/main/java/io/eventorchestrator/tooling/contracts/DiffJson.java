package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.tooling.contracts.Change.Effect;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The differences of two contracts for a script. */
final class DiffJson {

    private DiffJson() {}

    static ObjectNode of(List<Change> changes, List<EventChange> events) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("changes").addAll(changes.stream().map(DiffJson::change).toList());
        json.putArray("pairs")
                .addAll(events.stream()
                        .flatMap(event -> readers(event).map(reader -> pair(event, reader)))
                        .toList());
        return json;
    }

    // An event without known readers has a verdict, too.
    private static Stream<String> readers(EventChange event) {
        return event.readers().isEmpty() ? Stream.of("") : event.readers().stream();
    }

    private static ObjectNode change(Change change) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("subject", change.subject())
                .put("what", change.what())
                .put("breaking", change.effect() == Effect.BREAKS)
                .put("undecided", change.effect() == Effect.UNDECIDED);
    }

    private static ObjectNode pair(EventChange event, String group) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("topic", event.newer().topic().name())
                .put("type", event.newer().type())
                .put("producer", event.newer().producers())
                .put("group", group)
                .put("old", event.older().version())
                .put("new", event.newer().version())
                .put("breaking", event.isBreaking())
                .put("order", event.order());
        event.evolution()
                .ifPresentOrElse(
                        evolution -> {
                            json.set("oldProducer", VerdictFormat.json(evolution.oldProducer()));
                            json.set("newProducer", VerdictFormat.json(evolution.newProducer()));
                        },
                        () -> {
                            json.putObject("oldProducer").put("verdict", EventChange.OLD_PRODUCER_OF_MAJOR);
                            json.putObject("newProducer").put("verdict", EventChange.NEW_PRODUCER_OF_MAJOR);
                        });
        return json;
    }
}
