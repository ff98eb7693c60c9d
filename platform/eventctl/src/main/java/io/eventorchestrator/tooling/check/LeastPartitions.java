package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.project.Project;

/** The partitions of a topic that declares none, by the rules of the house. */
public final class LeastPartitions {

    private LeastPartitions() {}

    /** At least 1. */
    public static int of(Project project) {
        long least =
                new HouseRulesFile(project, new Findings()).read().partitions().least();
        return (int) Math.max(1, least);
    }
}
