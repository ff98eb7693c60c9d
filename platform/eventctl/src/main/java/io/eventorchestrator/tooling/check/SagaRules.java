package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.asyncapi.DeclaredSaga;
import io.eventorchestrator.tooling.asyncapi.DeclaredStep;
import io.eventorchestrator.tooling.project.Findings;
import java.util.HashSet;
import java.util.Set;

/**
 * Each step of a saga has a time limit, and a compensation or the reason why it has none. A saga names services and
 * events of the contract, and agrees with the table of steps of its feature. Other rules check that its keys are there.
 */
final class SagaRules implements CheckRule {

    @Override
    public void check(Inspection inspection, Findings findings) {
        for (DeclaredSaga saga : inspection.contract().sagas().all()) {
            new SagaNames(saga, inspection, findings).check();
            saga.steps().forEach(step -> new StepRules(step, findings).check());
            repeated(saga, findings);
        }
        new StepTableRule(inspection, findings).check();
    }

    private static void repeated(DeclaredSaga saga, Findings findings) {
        Set<String> names = new HashSet<>();
        for (DeclaredStep step : saga.steps()) {
            if (!step.name().isMissing() && !names.add(step.name().text())) {
                findings.error(
                        "saga-step",
                        step.name().source(),
                        "The saga " + saga.name().text() + " has two steps "
                                + step.name().text() + ".",
                        "Give one of them another name.");
            }
        }
    }
}
