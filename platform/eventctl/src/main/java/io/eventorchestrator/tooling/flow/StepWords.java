package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.asyncapi.DeclaredStep;
import io.eventorchestrator.tooling.asyncapi.Stated;
import java.util.List;
import java.util.stream.Collectors;

/** Describes a step of a saga in words. */
record StepWords(DeclaredStep step) {

    String name() {
        return step.name().text();
    }

    /** The place where it runs, such as {@code service: inventory-service}. */
    String place() {
        return step.kind().isEmpty()
                ? "nowhere"
                : step.kind() + ": " + step.where().text();
    }

    String limit() {
        return step.within().isMissing()
                ? "no time limit"
                : "within " + step.within().text();
    }

    String compensation() {
        if (!step.undoneBy().isMissing()) {
            return "undone by " + step.undoneBy().text();
        }
        return step.notUndoneBecause().isMissing()
                ? "no compensation"
                : "not undone, because " + step.notUndoneBecause().text();
    }

    boolean isUndone() {
        return !step.undoneBy().isMissing();
    }

    /** The events after it; empty if there are none. */
    String events() {
        return step.events().isEmpty() ? "" : "then " + oneOf(step.events());
    }

    static String oneOf(List<Stated> events) {
        return events.stream().map(Stated::text).collect(Collectors.joining(" or "));
    }
}
