package io.eventorchestrator.tooling.topics;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.tooling.access.Home;
import io.eventorchestrator.tooling.asyncapi.Contract;
import io.eventorchestrator.tooling.asyncapi.ContractReader;
import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.project.ProjectChoice;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The topics of the chosen project's contract, whether it was written for this platform or not. */
final class ContractTopics {

    private ContractTopics() {}

    /**
     * The topics; outside of any project, those of this tool's contract.
     *
     * @throws InvalidContract if it can't be used, or the project has none, or several
     */
    static List<Topic> of(ProjectChoice choice) throws IOException {
        Optional<Project> project = choice.here();
        return project.isPresent() ? of(project.get()) : Home.contract().topics();
    }

    private static List<Topic> of(Project project) throws IOException {
        Contract contract =
                project.contracts().size() == 1 ? ContractReader.read(project, new Findings()) : Contract.EMPTY;
        return DeclaredTopics.fits(contract)
                ? new DeclaredTopics(project).of(contract)
                : Catalogue.read(project.contract()).topics();
    }
}
