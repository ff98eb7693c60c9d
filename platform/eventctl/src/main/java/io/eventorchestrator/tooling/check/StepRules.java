package io.eventorchestrator.tooling.check;

import io.eventorchestrator.catalogue.TimeLimit;
import io.eventorchestrator.tooling.asyncapi.DeclaredStep;
import io.eventorchestrator.tooling.project.Findings;

/** A step of a saga has a readable time limit, and says either what undoes it or why nothing does. */
record StepRules(DeclaredStep step, Findings findings) {

    private static final String LIMIT = "saga-limit";
    private static final String COMPENSATION = "saga-compensation";

    void check() {
        limit();
        compensation();
    }

    private void limit() {
        String within = step.within().text();
        if (within.isEmpty()) {
            findings.error(
                    LIMIT,
                    step.name().source(),
                    name() + " has no time limit.",
                    "State with within how long all its attempts may take, such as 3d or 65s.");
        } else if (TimeLimit.parse(within).isEmpty()) {
            findings.error(
                    LIMIT,
                    step.within().source(),
                    "The time limit of " + lower() + ", " + within + ", can't be read.",
                    "Write " + TimeLimit.FORMS + ".");
        }
    }

    private void compensation() {
        if (step.undoneBy().isMissing() && step.notUndoneBecause().isMissing()) {
            findings.error(
                    COMPENSATION,
                    step.name().source(),
                    name() + " has no compensation, and no reason why it needs none.",
                    "Name what undoes it with undone-by, or the reason with not-undone-because.");
        } else if (!step.undoneBy().isMissing() && !step.notUndoneBecause().isMissing()) {
            findings.error(
                    COMPENSATION,
                    step.notUndoneBecause().source(),
                    name() + " has a compensation and a reason why it needs none.",
                    "Remove one of them.");
        }
    }

    private String name() {
        return "The step " + step.name().text();
    }

    private String lower() {
        return "the step " + step.name().text();
    }
}
