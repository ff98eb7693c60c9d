package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.asyncapi.Contract;
import io.eventorchestrator.tooling.project.Finding;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.specs.Feature;
import java.util.List;

/**
 * The result of analysing a project's flow, for other commands.
 *
 * @param names those of all events
 * @param findings what is missing or contradictory, by file and line
 */
public record ProjectFlow(Contract contract, List<Feature> features, TypesByName names, List<Finding> findings) {

    public ProjectFlow {
        features = List.copyOf(features);
        findings = List.copyOf(findings);
    }

    /** Reads contract and specifications. */
    public static ProjectFlow of(Project project) {
        return FlowAnalysis.read(project);
    }
}
