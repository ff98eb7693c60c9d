package io.eventorchestrator.tooling.events;

import io.eventorchestrator.tooling.terminal.Printable;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Prints events as a tree: each below the one that caused it, with the time since the first. */
final class CauseTree {

    private static final int DEEPEST = 60;

    private final List<TracedEvent> events;
    private final Instant start;
    private final PrintWriter out;
    private final Set<TracedEvent> printed = new HashSet<>();

    /** @param events in the order of their times, at least one */
    CauseTree(List<TracedEvent> events, PrintWriter out) {
        this.events = events;
        this.start = events.getFirst().time();
        this.out = out;
    }

    /**
     * An event whose cause is unknown begins a tree; so does one of several events that name each other as their cause.
     */
    void print() {
        events.stream().filter(event -> !hasCause(event)).forEach(event -> print(event, 0));
        events.forEach(event -> print(event, 0));
    }

    private boolean hasCause(TracedEvent event) {
        return events.stream().anyMatch(cause -> cause != event && causes(cause, event));
    }

    private static boolean causes(TracedEvent cause, TracedEvent event) {
        return event.event().attribute("causationid").equals(cause.event().id());
    }

    private void print(TracedEvent event, int depth) {
        if (!printed.add(event)) {
            return;
        }
        String indent = "  ".repeat(Math.min(depth, DEEPEST));
        out.println(indent + line(event));
        event.notes().forEach(note -> out.println(indent + "  ! " + Printable.brief(note)));
        if (depth < DEEPEST) {
            events.stream().filter(effect -> causes(event, effect)).forEach(effect -> print(effect, depth + 1));
        }
    }

    private String line(TracedEvent event) {
        JsonEvent facts = event.event();
        return "%s  %s  %s  %s  key %s"
                .formatted(
                        since(event),
                        Printable.brief(facts.attribute("type")),
                        Printable.brief(facts.attribute("source")),
                        Printable.brief(facts.id()),
                        Printable.brief(facts.attribute("partitionkey")));
    }

    private String since(TracedEvent event) {
        Duration passed = Duration.between(start, event.time());
        return passed.isZero()
                ? start.toString()
                : "+" + String.format(Locale.ROOT, "%d.%03d s", passed.toSeconds(), passed.toMillisPart());
    }
}
