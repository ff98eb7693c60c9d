package io.eventorchestrator.messaging.simulation;

import io.eventorchestrator.messaging.simulation.Run.Result;

/** Tells what a failed seed violates, and how to see it again. */
final class FailureReport {

    private static final String COMMAND =
            "mvn -pl checks/simulation -am verify -Dtest=none -Dit.test=SimulationIT#theSeedOfTheCommandLine"
                    + " -Dsimulation.seed=";

    private FailureReport() {}

    static String of(Result failure, Result shortest) {
        long seed = failure.scenario().seed();
        return "Seed %d: %s%nRepeat it: %s%d%nShortened to %s and %s: %s%n%s"
                .formatted(
                        seed,
                        failure.violations(),
                        COMMAND,
                        seed,
                        shortest.scenario().operations(),
                        shortest.scenario().faults(),
                        shortest.violations(),
                        String.join("\n", shortest.history()));
    }
}
