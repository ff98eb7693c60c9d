package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.flow.Edge.Kind;
import io.eventorchestrator.tooling.flow.Evidence.Basis;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Draws a flow in three columns: producers, events, consumers; and its sagas below them. Lines of inferred relations
 * are dashed.
 */
final class FlowSvg {

    private static final int ROW = 34;
    private static final int TOP = 44;
    private static final int BOX = 240;
    private static final int GAP = 110;
    private static final int LEFT = 10;
    private static final int MIDDLE = LEFT + BOX + GAP;
    private static final int RIGHT = MIDDLE + BOX + GAP;
    private static final int LONGEST = 34;

    private final Flow flow;
    private final Function<Event, String> link;
    private final Map<String, Integer> producers = new LinkedHashMap<>();
    private final Map<Event, Integer> events = new LinkedHashMap<>();
    private final Map<String, Integer> consumers = new LinkedHashMap<>();
    private final StringBuilder lines = new StringBuilder();
    private final StringBuilder boxes = new StringBuilder();

    /** @param link where a click on an event leads; empty for nowhere */
    FlowSvg(Flow flow, Function<Event, String> link) {
        this.flow = flow;
        this.link = link;
    }

    String draw() {
        place();
        events.keySet().forEach(this::lines);
        producers.forEach((name, row) -> box(LEFT, row, name, "service", ""));
        events.forEach((event, row) -> box(MIDDLE, row, event.title(), "event", link.apply(event)));
        consumers.forEach((name, row) -> box(RIGHT, row, name, "service", ""));
        int rows = Math.max(events.size(), Math.max(producers.size(), consumers.size()));
        SagaSvg sagas = new SagaSvg(flow.sagas(), TOP + rows * ROW);
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" \
                role="img" aria-label="Flow of events" font-family="sans-serif" font-size="13">
                <style>rect{rx:5}.service{fill:#e8eef7;stroke:#4a6fa5}.event{fill:#fdf3e1;stroke:#c98a1b}\
                path{fill:none;stroke:#777}.inferred{stroke-dasharray:5 4}text{fill:#222}</style>
                <rect width="100%%" height="100%%" fill="#fff"/>
                %3$s%4$s%5$s%6$s</svg>
                """.formatted(RIGHT + BOX + LEFT, sagas.bottom(), headings(), lines, boxes, sagas.drawing());
    }

    private static String headings() {
        return heading(LEFT, "publishes") + heading(MIDDLE, "event") + heading(RIGHT, "reads");
    }

    private static String heading(int x, String text) {
        return "<text x=\"%d\" y=\"22\" font-weight=\"bold\">%s</text>\n".formatted(x, text);
    }

    // Events of a producer are drawn together, the producer beside the first of them.
    private void place() {
        Map<List<String>, List<Event>> byProducers = flow.events().stream()
                .collect(Collectors.groupingBy(
                        event -> parties(Kind.PUBLISHES, event), LinkedHashMap::new, Collectors.toList()));
        byProducers.forEach((services, together) -> {
            services.forEach(service -> producers.putIfAbsent(service, Math.max(events.size(), producers.size())));
            together.forEach(event -> events.put(event, events.size()));
        });
        events.keySet().stream()
                .flatMap(event -> parties(Kind.READS, event).stream())
                .distinct()
                .forEach(reader -> consumers.put(reader, consumers.size()));
    }

    private List<String> parties(Kind kind, Event event) {
        return flow.edges().of(kind, event.type()).map(Edge::party).distinct().toList();
    }

    private void lines(Event event) {
        int row = events.getOrDefault(event, 0);
        flow.edges()
                .of(Kind.PUBLISHES, event.type())
                .forEach(edge -> line(LEFT + BOX, producers.getOrDefault(edge.party(), 0), MIDDLE, row, edge));
        flow.edges()
                .of(Kind.READS, event.type())
                .forEach(edge -> line(MIDDLE + BOX, row, RIGHT, consumers.getOrDefault(edge.party(), 0), edge));
    }

    private void line(int fromX, int fromRow, int toX, int toRow, Edge edge) {
        int from = middle(fromRow);
        int to = middle(toRow);
        int bend = (fromX + toX) / 2;
        lines.append("<path%s d=\"M%d %dC%d %d %d %d %d %d\"/>\n"
                .formatted(
                        flow.edges().has(edge, Basis.PROSE) ? " class=\"inferred\"" : "",
                        fromX,
                        from,
                        bend,
                        from,
                        bend,
                        to,
                        toX,
                        to));
    }

    private static int middle(int row) {
        return TOP + row * ROW + (ROW - 8) / 2;
    }

    private void box(int x, int row, String name, String kind, String target) {
        String box =
                "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/><text x=\"%d\" y=\"%d\">%s</text>"
                        .formatted(
                                kind,
                                x,
                                TOP + row * ROW,
                                BOX,
                                ROW - 8,
                                x + 8,
                                middle(row) + 4,
                                Xml.text(shortened(name)));
        String titled = "<g><title>" + Xml.text(name) + "</title>" + box + "</g>";
        boxes.append(target.isEmpty() ? titled : "<a href=\"" + target + "\">" + titled + "</a>")
                .append('\n');
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…";
    }
}
