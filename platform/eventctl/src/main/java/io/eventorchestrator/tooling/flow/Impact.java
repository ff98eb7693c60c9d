package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.flow.Edge.Kind;
import io.eventorchestrator.tooling.project.Source;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The services, events and stories that a change of an event affects.
 *
 * @param whole the flow that it belongs to
 */
record Impact(Flow whole, Event event) implements View {

    private static final Set<Kind> EFFECTS = Set.of(Kind.LEADS_TO, Kind.ANSWERED_BY);

    /** The event, those that lead to it, and all that follow from it. */
    @Override
    public Flow flow() {
        return whole.with(
                Stream.concat(causes().stream(), effects().stream()).distinct().toList());
    }

    @Override
    public void print(PrintWriter out) {
        new FlowText(out).print(whole, event);
        Set<String> direct = services(List.of(event));
        Set<String> indirect = services(effects());
        indirect.removeAll(direct);
        line(out, "directly", direct);
        line(out, "indirectly", indirect);
        line(out, "caused by", titles(causes()));
        line(out, "then", titles(effects().subList(1, effects().size())));
        line(
                out,
                "schema",
                event.schema().place().isEmpty()
                        ? List.of()
                        : List.of(event.schema().place()));
        line(out, "stories", stories());
    }

    private List<Event> effects() {
        return whole.following(event, EFFECTS);
    }

    private List<Event> causes() {
        return whole.events().stream()
                .filter(cause -> whole.next(Kind.LEADS_TO, cause.type()).contains(event))
                .toList();
    }

    private Set<String> services(List<Event> events) {
        return events.stream()
                .flatMap(each -> Stream.of(Kind.PUBLISHES, Kind.READS)
                        .flatMap(kind -> whole.edges().of(kind, each.type())))
                .map(Edge::other)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> stories() {
        return whole.stories()
                .filter(story -> story.events(whole).contains(event))
                .map(NamedStory::source)
                .map(Source::toString)
                .toList();
    }

    private static List<String> titles(List<Event> events) {
        return events.stream().map(Event::title).toList();
    }

    private static void line(PrintWriter out, String label, Collection<String> names) {
        if (!names.isEmpty()) {
            out.printf("%-11s %s%n", label, Printable.text(String.join(", ", names)));
        }
    }
}
