package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.flow.Edge.Kind;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The events that follow from those of a story, until its ends.
 *
 * @param whole the flow that it belongs to
 * @param title its first line
 */
record StoryPath(Flow whole, String title, List<Event> starts) implements View {

    private static final Set<Kind> NEXT = Set.of(Kind.LEADS_TO, Kind.ANSWERED_BY);

    @Override
    public Flow flow() {
        return whole.with(starts.stream()
                .flatMap(start -> whole.following(start, NEXT).stream())
                .distinct()
                .toList());
    }

    @Override
    public void print(PrintWriter out) {
        out.println(Printable.text(title));
        Set<Event> printed = new HashSet<>();
        starts.stream().filter(start -> !printed.contains(start)).forEach(start -> print(start, 1, printed, out));
    }

    // Each event is followed once, so that a cycle ends.
    private void print(Event event, int depth, Set<Event> printed, PrintWriter out) {
        boolean isNew = printed.add(event);
        out.println("  ".repeat(depth) + Printable.text(line(event)) + (isNew ? "" : ", see above"));
        if (isNew) {
            whole.next(Kind.LEADS_TO, event.type()).forEach(next -> print(next, depth + 1, printed, out));
            whole.next(Kind.ANSWERED_BY, event.type()).forEach(next -> print(next, depth + 1, printed, out));
        }
    }

    private String line(Event event) {
        String undone = names(event, Kind.UNDONE_BY);
        return event.title() + ": " + names(event, Kind.PUBLISHES) + " to " + names(event, Kind.READS)
                + (undone.isEmpty() ? "" : "; undone by " + undone);
    }

    private String names(Event event, Kind kind) {
        String names = whole.edges()
                .of(kind, event.type())
                .map(edge -> kind == Kind.UNDONE_BY ? title(edge.to()) : edge.party())
                .collect(Collectors.joining(", "));
        return names.isEmpty() && kind != Kind.UNDONE_BY ? event.isForOthers() ? "others" : "nobody" : names;
    }

    private String title(String type) {
        return whole.event(type).map(Event::title).orElse(type);
    }
}
