package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.tooling.contracts.Change.Effect;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.PrintWriter;
import java.util.List;

/** Prints the differences of two contracts for a person. */
final class DiffText {

    private final PrintWriter out;

    DiffText(PrintWriter out) {
        this.out = out;
    }

    void print(List<Change> changes, List<EventChange> events) {
        if (changes.isEmpty() && events.isEmpty()) {
            out.println("The contracts agree.");
        }
        changes.forEach(
                change -> out.println(sign(change.effect()) + Printable.text(change.subject() + ": " + change.what())));
        events.forEach(this::print);
    }

    private static String sign(Effect effect) {
        return switch (effect) {
            case NONE -> "  ";
            case BREAKS -> "! ";
            case UNDECIDED -> "? ";
        };
    }

    private void print(EventChange event) {
        out.println();
        out.println("schema of " + Printable.text(event.newer().name()) + versions(event));
        out.println("  old producer, new consumer: "
                + event.evolution()
                        .map(evolution -> VerdictFormat.text(evolution.oldProducer()))
                        .orElse(EventChange.OLD_PRODUCER_OF_MAJOR));
        out.println("  new producer, old consumer: "
                + event.evolution()
                        .map(evolution -> VerdictFormat.text(evolution.newProducer()))
                        .orElse(EventChange.NEW_PRODUCER_OF_MAJOR));
        event.readers()
                .forEach(reader ->
                        out.println("  " + Printable.text(event.producer() + " to " + reader) + ": " + event.order()));
    }

    private static String versions(EventChange event) {
        String versions = event.older().version() + " to " + event.newer().version();
        return versions.equals(" to ") ? "" : ", " + Printable.text(versions);
    }
}
