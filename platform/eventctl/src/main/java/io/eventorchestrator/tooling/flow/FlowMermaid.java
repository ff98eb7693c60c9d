package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.flow.Edge.Kind;
import io.eventorchestrator.tooling.flow.Evidence.Basis;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Draws a flow as services and the events between them, and its sagas. Arrows of inferred relations are dotted.
 *
 * @see <a href="https://mermaid.js.org/syntax/flowchart.html">Mermaid's flow charts</a>
 */
final class FlowMermaid {

    private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)+");
    private static final String UNKNOWN = "?";

    private final Map<Arrow, Set<String>> arrows = new LinkedHashMap<>();
    private final Map<String, String> ids = new HashMap<>();
    private final Flow flow;

    FlowMermaid(Flow flow) {
        this.flow = flow;
    }

    String draw() {
        flow.events().forEach(this::event);
        return "flowchart LR\n"
                + arrows.entrySet().stream().map(this::line).collect(Collectors.joining())
                + IntStream.range(0, flow.sagas().size())
                        .mapToObj(n ->
                                new SagaMermaid("saga" + (n + 1), flow.sagas().get(n)).draw())
                        .collect(Collectors.joining());
    }

    private void event(Event event) {
        List<Edge> producers = flow.edges().of(Kind.PUBLISHES, event.type()).toList();
        List<Edge> readers = flow.edges().of(Kind.READS, event.type()).toList();
        for (Edge producer : producers) {
            readers.forEach(reader -> arrow(event, producer.other(), reader.other(), isInferred(producer, reader)));
        }
        if (readers.isEmpty()) {
            producers.forEach(producer -> arrow(event, producer.other(), UNKNOWN, isInferred(producer, producer)));
        }
        if (producers.isEmpty()) {
            readers.forEach(reader -> arrow(event, UNKNOWN, reader.other(), isInferred(reader, reader)));
        }
    }

    private void arrow(Event event, String from, String to, boolean inferred) {
        arrows.computeIfAbsent(new Arrow(from, to, inferred), any -> new LinkedHashSet<>())
                .add(event.title());
    }

    private boolean isInferred(Edge one, Edge other) {
        return flow.edges().has(one, Basis.PROSE) || flow.edges().has(other, Basis.PROSE);
    }

    private String line(Map.Entry<Arrow, Set<String>> arrow) {
        String titles = arrow.getValue().stream().map(FlowMermaid::label).collect(Collectors.joining("<br/>"));
        Arrow ends = arrow.getKey();
        return "  %s %s|%s| %s\n"
                .formatted(node(ends.from()), ends.inferred() ? "-.->" : "-->", titles, node(ends.to()));
    }

    private String node(String service) {
        if (PLAIN.matcher(service).matches()) {
            return service;
        }
        String known = ids.get(service);
        if (known != null) {
            return known;
        }
        String id = "n" + (ids.size() + 1);
        ids.put(service, id);
        return id + "[\"" + escaped(service) + "\"]";
    }

    private static String label(String title) {
        return title.matches("[A-Za-z0-9 .-]+") ? title : "\"" + escaped(title) + "\"";
    }

    // Mermaid has entity codes instead of escapes.
    static String escaped(String text) {
        return text.codePoints()
                .mapToObj(c ->
                        Character.isLetterOrDigit(c) || " .-_/".indexOf(c) >= 0 ? Character.toString(c) : "#" + c + ";")
                .collect(Collectors.joining());
    }

    private record Arrow(String from, String to, boolean inferred) {}
}
