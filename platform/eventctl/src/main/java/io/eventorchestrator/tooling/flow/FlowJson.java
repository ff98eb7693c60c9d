package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.asyncapi.Carrier;
import io.eventorchestrator.tooling.project.Finding;
import io.eventorchestrator.tooling.project.Source;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A flow for a script. */
final class FlowJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private FlowJson() {}

    static ObjectNode of(Flow flow) {
        ObjectNode json = JSON.objectNode();
        json.set("events", array(flow.events().stream().map(FlowJson::event)));
        json.set(
                "relations",
                array(flow.relations().map(edge -> relation(edge, flow.edges().evidence(edge)))));
        json.set("sagas", array(flow.sagas().stream().map(SagaJson::of)));
        json.set("stories", array(flow.stories().map(FlowJson::story)));
        json.set("findings", array(flow.findings().stream().map(FlowJson::finding)));
        return json;
    }

    private static ObjectNode event(Event event) {
        ObjectNode json = JSON.objectNode()
                .put("type", event.type())
                .put("title", event.title())
                .put("version", event.version())
                .put("key", event.key())
                .put("description", event.description())
                .put("schema", event.schema().place())
                .put("publishedForOthers", event.isForOthers());
        json.set("channels", array(event.carriers().stream().map(FlowJson::carrier)));
        json.set("declared", evidence(event.evidence()));
        return json;
    }

    private static ObjectNode carrier(Carrier carrier) {
        ObjectNode json = place(carrier.source()).put("name", carrier.name()).put("address", carrier.address());
        ObjectNode settings = json.putObject("settings");
        carrier.settings().forEach(settings::put);
        return json;
    }

    private static ObjectNode relation(Edge edge, Collection<Evidence> evidence) {
        ObjectNode json = JSON.objectNode()
                .put("kind", edge.kind().name().toLowerCase(Locale.ROOT))
                .put("from", edge.from())
                .put("to", edge.to());
        if (!edge.group().isEmpty()) {
            json.put("group", edge.group());
        }
        json.set("declared", evidence(evidence));
        return json;
    }

    private static ArrayNode evidence(Collection<Evidence> evidence) {
        return array(evidence.stream()
                .map(fact -> place(fact.source()).put("basis", fact.basis().toString())));
    }

    private static ObjectNode story(NamedStory named) {
        return place(named.source())
                .put("feature", named.feature())
                .put("number", named.story().number())
                .put("title", named.story().title());
    }

    private static ObjectNode finding(Finding finding) {
        return place(finding.source())
                .put("severity", finding.severity().toString())
                .put("rule", finding.rule())
                .put("message", finding.message())
                .put("remedy", finding.remedy());
    }

    private static ObjectNode place(Source source) {
        return JSON.objectNode().put("file", source.file()).put("line", source.line());
    }

    private static ArrayNode array(Stream<ObjectNode> elements) {
        ArrayNode array = JSON.arrayNode();
        elements.forEach(array::add);
        return array;
    }
}
