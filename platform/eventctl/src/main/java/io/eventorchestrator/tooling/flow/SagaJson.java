package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.asyncapi.DeclaredSaga;
import io.eventorchestrator.tooling.asyncapi.DeclaredStep;
import io.eventorchestrator.tooling.asyncapi.Stated;
import io.eventorchestrator.tooling.project.Source;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A saga for a script. */
final class SagaJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SagaJson() {}

    static ObjectNode of(DeclaredSaga saga) {
        ObjectNode json = place(saga.name().source())
                .put("name", saga.name().text())
                .put("service", saga.service().text())
                .put("id", saga.id().text())
                .put("begins", saga.begins().text());
        json.set("ends", texts(saga.ends()));
        ArrayNode steps = json.putArray("steps");
        saga.steps().forEach(step -> steps.add(step(step)));
        return json;
    }

    private static ObjectNode step(DeclaredStep step) {
        ObjectNode json = place(step.name().source()).put("name", step.name().text());
        put(json, step.kind(), step.where());
        put(json, "within", step.within());
        put(json, "undoneBy", step.undoneBy());
        put(json, "notUndoneBecause", step.notUndoneBecause());
        json.set("events", texts(step.events()));
        return json;
    }

    private static void put(ObjectNode json, String key, Stated value) {
        if (!value.isMissing()) {
            json.put(key, value.text());
        }
    }

    private static ArrayNode texts(List<Stated> all) {
        ArrayNode array = JSON.arrayNode();
        all.forEach(stated -> array.add(stated.text()));
        return array;
    }

    private static ObjectNode place(Source source) {
        return JSON.objectNode().put("file", source.file()).put("line", source.line());
    }
}
