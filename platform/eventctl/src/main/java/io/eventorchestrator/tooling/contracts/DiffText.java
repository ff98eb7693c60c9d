package io.eventorchestrator.tooling.contracts;

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
        changes.forEach(change -> out.println(
                (change.isBreaking() ? "! " : "  ") + change.subject() + ": " + Printable.text(change.what())));
        events.forEach(this::print);
    }

    private void print(EventChange event) {
        out.printf(
                "%nschema of %s, %s to %s%n",
                event.newer().topic(), event.older().version(), event.newer().version());
        out.println("  old producer, new consumer: "
                + event.evolution()
                        .map(evolution -> VerdictFormat.text(evolution.oldProducer()))
                        .orElse(EventChange.OLD_PRODUCER_OF_MAJOR));
        out.println("  new producer, old consumer: "
                + event.evolution()
                        .map(evolution -> VerdictFormat.text(evolution.newProducer()))
                        .orElse(EventChange.NEW_PRODUCER_OF_MAJOR));
        event.groups()
                .forEach(group ->
                        out.println("  " + event.newer().producer() + " to " + group.name() + ": " + event.order()));
    }
}
