package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.asyncapi.DeclaredSaga;
import io.eventorchestrator.tooling.asyncapi.DeclaredStep;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a table of a saga's steps. */
record SagaHtml(DeclaredSaga saga) {

    private static final String HEADINGS = Stream.of("step", "where", "time limit", "compensation", "then", "declared")
            .map(heading -> "<th>" + heading + "</th>")
            .collect(Collectors.joining("", "<tr>", "</tr>\n"));

    String draw() {
        return "<h2>"
                + Xml.text(
                        "Saga " + saga.name().text() + " of " + saga.service().text()) + "</h2>\n<p>"
                + Xml.text("From " + saga.begins().text() + " to " + StepWords.oneOf(saga.ends()) + ", by "
                        + saga.id().text() + ".")
                + "</p>\n<table>\n" + HEADINGS
                + saga.steps().stream().map(SagaHtml::row).collect(Collectors.joining())
                + "</table>\n";
    }

    private static String row(DeclaredStep step) {
        StepWords words = new StepWords(step);
        return List.of(
                        words.name(),
                        words.place(),
                        words.limit(),
                        words.compensation(),
                        words.events(),
                        step.name().source().toString())
                .stream()
                .map(text -> "<td>" + Xml.text(text) + "</td>")
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }
}
