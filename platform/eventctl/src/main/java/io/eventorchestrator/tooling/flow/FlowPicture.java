package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.catalogue.resources.GeneratedFiles;
import io.eventorchestrator.tooling.project.Project;
import java.util.Map;

/** The picture of a project's flow for its documents. */
public final class FlowPicture {

    private static final String FILE = "docs/flow.svg";

    private FlowPicture() {}

    /** The picture as a generated file; none if the project has no events. */
    public static GeneratedFiles of(Project project) {
        Flow flow = FlowAnalysis.of(project);
        return new GeneratedFiles(
                "", flow.events().isEmpty() ? Map.of() : Map.of(FILE, new FlowSvg(flow, event -> "").draw()));
    }
}
