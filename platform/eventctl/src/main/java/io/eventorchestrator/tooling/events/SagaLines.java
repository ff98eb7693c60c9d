package io.eventorchestrator.tooling.events;

import io.eventorchestrator.tooling.events.TracedSaga.OpenStep;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;

/**
 * Prints runs of sagas: the step that each event follows, and the steps that are open.
 *
 * @param now tells which of them are overdue
 */
record SagaLines(Instant now, PrintWriter out) {

    void print(TracedSaga run) {
        out.println();
        out.println("saga " + run.saga().name() + " of " + run.saga().service() + ", "
                + run.saga().id() + " " + (run.id().isEmpty() ? "unknown" : Printable.brief(run.id())));
        run.events().forEach(event -> line(event.time() + "  " + TracedSaga.type(event) + "  " + place(run, event)));
        run.open().forEach(step -> line("open: " + open(step)));
    }

    private static String place(TracedSaga run, TracedEvent event) {
        List<String> steps = run.stepsBefore(event);
        String after = steps.isEmpty() ? "" : "after " + String.join(" or ", steps);
        String type = TracedSaga.type(event);
        if (type.equals(run.saga().begins())) {
            return "begins it";
        }
        String ends = run.saga().ends().contains(type) ? "ends it" : "";
        return ends.isEmpty() || after.isEmpty() ? ends + after : after + ", ends it";
    }

    private String open(OpenStep step) {
        return step.deadline()
                .map(deadline -> step.name() + (step.isOverdue(now) ? ", overdue since " : ", until ") + deadline)
                .orElse(step.name() + ", without a time limit");
    }

    private void line(String text) {
        out.println("  " + text);
    }
}
