package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Finding;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A result for a script. */
final class JsonReport {

    private JsonReport() {}

    static ObjectNode of(CheckResult result) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("findings")
                .addAll(result.open().stream().map(JsonReport::finding).toList());
        json.putArray("accepted")
                .addAll(result.accepted().stream()
                        .map(accepted -> finding(accepted.finding())
                                .put("reason", accepted.by().reason())
                                .put("acceptedIn", accepted.by().source().toString()))
                        .toList());
        return json;
    }

    private static ObjectNode finding(Finding finding) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("file", finding.source().file())
                .put("line", finding.source().line())
                .put("severity", finding.severity().toString())
                .put("rule", finding.rule())
                .put("message", finding.message())
                .put("remedy", finding.remedy());
    }
}
