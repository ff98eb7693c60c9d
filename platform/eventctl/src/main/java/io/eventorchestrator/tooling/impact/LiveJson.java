package io.eventorchestrator.tooling.impact;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes for a script which events of a type still exist. */
final class LiveJson {

    private LiveJson() {}

    static ObjectNode of(LiveImpact live) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("brokers", live.brokers())
                .put("newest", live.newest().map(Object::toString).orElse(null))
                .put("limit", live.limit())
                .put("older", live.older())
                .put("complete", live.isWhole());
        json.putArray("places")
                .addAll(live.holdings().stream()
                        .map(holding -> place(holding, live.olderIn(holding)))
                        .toList());
        ObjectNode lags = json.putObject("lags");
        live.lags().forEach(lags::put);
        live.flaws().forEach(json.putArray("flaws")::add);
        return json;
    }

    private static ObjectNode place(Holding holding, long older) {
        VersionCounts events = holding.events();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("kind", holding.kind())
                .put("name", holding.name())
                .put("read", holding.read())
                .put("there", holding.there())
                .put("complete", holding.isWhole())
                .put("older", older)
                .put("withoutVersion", events.unversioned())
                .put("ofOtherTypes", events.otherTypes())
                .put("notEvents", events.foreign());
        ObjectNode versions = json.putObject("versions");
        events.versions().forEach((version, count) -> versions.put(version.toString(), count));
        return json;
    }
}
