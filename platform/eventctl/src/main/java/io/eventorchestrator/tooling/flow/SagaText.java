package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.asyncapi.DeclaredSaga;
import io.eventorchestrator.tooling.asyncapi.DeclaredStep;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.PrintWriter;
import java.util.stream.Stream;

/** Prints a saga for a person: its steps in their order, each with its limit and its compensation. */
record SagaText(PrintWriter out) {

    void print(DeclaredSaga saga) {
        out.println(Printable.text("saga " + saga.name().text() + " of "
                + saga.service().text() + " (contract " + saga.name().source() + ")"));
        line("begins", saga.begins().text());
        saga.steps().forEach(step -> print(saga.steps().indexOf(step) + 1, step));
        line("ends", StepWords.oneOf(saga.ends()));
        out.println();
    }

    private void print(int number, DeclaredStep step) {
        StepWords words = new StepWords(step);
        line(number + " " + words.name(), words.place() + "; " + words.limit());
        Stream.of(words.compensation(), words.events())
                .filter(text -> !text.isEmpty())
                .forEach(text -> line("", text));
    }

    private void line(String label, String text) {
        out.printf("  %-13s %s%n", Printable.text(label), Printable.text(text));
    }
}
