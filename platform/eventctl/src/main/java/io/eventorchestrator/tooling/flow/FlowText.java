package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.platform.Count;
import io.eventorchestrator.tooling.flow.Edge.Kind;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints a flow for a person: each event with its relations, and the places that state them. */
final class FlowText {

    private final PrintWriter out;

    FlowText(PrintWriter out) {
        this.out = out;
    }

    void print(Flow flow) {
        flow.events().forEach(event -> print(flow, event));
        flow.sagas().forEach(new SagaText(out)::print);
        long services = flow.relations()
                .filter(edge -> edge.kind() == Kind.PUBLISHES || edge.kind() == Kind.READS)
                .map(Edge::other)
                .distinct()
                .count();
        out.println(Count.of(flow.events().size(), "event") + ", " + Count.of(services, "service") + ", "
                + Count.of(flow.relations().count(), "relation")
                + (flow.sagas().isEmpty() ? "" : ", " + Count.of(flow.sagas().size(), "saga")));
    }

    /** Prints one event with its relations. */
    void print(Flow flow, Event event) {
        out.println(Printable.text(title(event)) + places(event.evidence()));
        for (Kind kind : Kind.values()) {
            flow.edges()
                    .of(kind, event.type())
                    .forEach(edge -> out.printf(
                            "  %-13s %s%s%n",
                            kind.label(),
                            Printable.text(party(edge)),
                            places(flow.edges().evidence(edge).stream().toList())));
        }
        out.println();
    }

    private static String title(Event event) {
        return Stream.of(
                        event.type(),
                        event.title().equals(event.type()) ? "" : event.title(),
                        event.version(),
                        event.key().isEmpty() ? "" : "by " + event.key(),
                        event.isForOthers() ? "published for others" : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String party(Edge edge) {
        return edge.kind() == Kind.READS && !edge.group().isEmpty()
                ? edge.group() + " of " + edge.other()
                : edge.other();
    }

    private static String places(List<Evidence> evidence) {
        return evidence.stream()
                .map(fact -> Printable.text(fact.toString()))
                .collect(Collectors.joining(", ", " (", ")"));
    }
}
