package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Finding;
import io.eventorchestrator.tooling.project.Source;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A result for code scanning, in SARIF 2.1.0. Accepted findings are suppressed ones. */
final class SarifReport {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SarifReport() {}

    static ObjectNode of(CheckResult result) {
        ObjectNode sarif = JSON.objectNode()
                .put("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
                .put("version", "2.1.0");
        ObjectNode run = sarif.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver").put("name", "eventctl check");
        driver.putArray("rules")
                .addAll(rules(result).stream()
                        .map(rule -> JSON.objectNode().put("id", rule))
                        .toList());
        run.put("columnKind", "utf16CodeUnits");
        run.putArray("results")
                .addAll(Stream.concat(
                                result.open().stream().map(SarifReport::result),
                                result.accepted().stream().map(SarifReport::suppressed))
                        .toList());
        return sarif;
    }

    private static List<String> rules(CheckResult result) {
        return Stream.concat(result.open().stream(), result.accepted().stream().map(AcceptedFinding::finding))
                .map(Finding::rule)
                .distinct()
                .sorted()
                .toList();
    }

    private static ObjectNode suppressed(AcceptedFinding accepted) {
        ObjectNode result = result(accepted.finding());
        result.putArray("suppressions")
                .addObject()
                .put("kind", "external")
                .put("justification", accepted.by().reason());
        return result;
    }

    private static ObjectNode result(Finding finding) {
        ObjectNode result = JSON.objectNode()
                .put("ruleId", finding.rule())
                .put("level", finding.severity().toString());
        result.putObject("message").put("text", finding.sentence());
        ObjectNode place = result.putArray("locations").addObject().putObject("physicalLocation");
        Source source = finding.source();
        place.putObject("artifactLocation").put("uri", uri(source.file())).put("uriBaseId", "%SRCROOT%");
        if (source.line() > 0) {
            place.putObject("region").put("startLine", source.line());
        }
        return result;
    }

    private static String uri(String file) {
        try {
            return new URI(null, null, file, null).toASCIIString();
        } catch (URISyntaxException notAPath) {
            return "";
        }
    }
}
