package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.asyncapi.Carrier;
import io.eventorchestrator.tooling.asyncapi.Excerpt;
import io.eventorchestrator.tooling.flow.Edge.Kind;
import io.eventorchestrator.tooling.project.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes one page for a browser, without scripts or external resources. A click on an event in the picture opens its
 * details.
 */
final class FlowHtml {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>Flow of events</title>
            <style>
            body { font: 15px sans-serif; margin: 2em; max-width: 75em; color: #222 }
            section { display: none; border: 1px solid #c98a1b; padding: 0 1em 1em; margin: 1em 0 }
            section:target { display: block }
            pre { background: #f4f4f4; padding: 1em; overflow: auto; max-height: 30em }
            td, th { text-align: left; vertical-align: top; padding: 2px 1em 2px 0 }
            .place { color: #777; font-size: 12px }
            </style>
            </head>
            <body>
            <h1>Flow of events</h1>
            <p>Click an event to see its details.</p>
            %s%s%s%s</body>
            </html>
            """;

    private final Flow flow;
    private final Map<String, Integer> numbers = new HashMap<>();

    FlowHtml(Flow flow) {
        this.flow = flow;
        flow.events().forEach(event -> numbers.put(event.type(), numbers.size()));
    }

    String draw() {
        String details = flow.events().stream().map(this::section).collect(Collectors.joining());
        String sagas =
                flow.sagas().stream().map(saga -> new SagaHtml(saga).draw()).collect(Collectors.joining());
        return PAGE.formatted(new FlowSvg(flow, event -> "#" + id(event)).draw(), details, sagas, findings());
    }

    private String id(Event event) {
        return "event-" + numbers.get(event.type());
    }

    private String section(Event event) {
        return "<section id=\"" + id(event) + "\">\n<h2>" + Xml.text(event.type()) + "</h2>\n<p>"
                + Xml.text(event.description()) + "</p>\n<table>\n"
                + row("class", event.title())
                + row("version", event.version())
                + row("key", event.key())
                + row("declared", places(event.evidence()))
                + List.of(Kind.values()).stream()
                        .map(kind -> relations(kind, event))
                        .collect(Collectors.joining())
                + event.carriers().stream().map(FlowHtml::channel).collect(Collectors.joining())
                + "</table>\n" + excerpt("Schema", event.schema()) + excerpt("Example", event.example())
                + "</section>\n";
    }

    private String relations(Kind kind, Event event) {
        return flow.edges()
                .of(kind, event.type())
                .map(edge -> row(
                        kind.label(),
                        (kind == Kind.READS && !edge.group().isEmpty() ? edge.group() + " of " : "") + edge.other(),
                        places(List.copyOf(flow.edges().evidence(edge)))))
                .collect(Collectors.joining());
    }

    private static String channel(Carrier carrier) {
        String settings = carrier.settings().entrySet().stream()
                .map(setting -> setting.getKey() + " " + setting.getValue())
                .collect(Collectors.joining(", "));
        return row(
                "channel",
                carrier.address() + (settings.isEmpty() ? "" : ": " + settings),
                carrier.source().toString());
    }

    private static String excerpt(String title, Excerpt excerpt) {
        return excerpt.place().isEmpty()
                ? ""
                : "<h3>" + title + "</h3>\n<p class=\"place\">" + Xml.text(excerpt.place()) + "</p>\n"
                        + (excerpt.text().isEmpty() ? "" : "<pre>" + Xml.text(excerpt.text()) + "</pre>\n");
    }

    private String findings() {
        return flow.findings().stream()
                .map(Finding::toString)
                .map(finding -> "<li>" + Xml.text(finding) + "</li>\n")
                .collect(Collectors.joining("", "<h2>Findings</h2>\n<ul>\n", "</ul>\n"));
    }

    private static String places(List<Evidence> evidence) {
        return evidence.stream().map(Evidence::toString).collect(Collectors.joining(", "));
    }

    private static String row(String name, String value) {
        return value.isEmpty() ? "" : row(name, value, "");
    }

    private static String row(String name, String value, String place) {
        return "<tr><th>" + name + "</th><td>" + Xml.text(value) + "</td><td class=\"place\">" + Xml.text(place)
                + "</td></tr>\n";
    }
}
