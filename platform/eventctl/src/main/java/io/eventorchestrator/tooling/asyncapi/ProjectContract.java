package io.eventorchestrator.tooling.asyncapi;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.project.Project;

/** The contract of a project: written for this platform, whose rules then apply, or for other tools. */
public sealed interface ProjectContract {

    /** A contract for this platform: services with databases, dead letters and replays follow from it. */
    record OfPlatform(Catalogue catalogue) implements ProjectContract {}

    /** A contract without this platform's extensions, from which nothing follows beyond its declarations. */
    record ForOtherTools(Contract contract) implements ProjectContract {}

    /**
     * The contract of all documents of a project, if they were written for other tools; a platform has one document.
     *
     * @throws InvalidContract if it can't be used, or the project has none, or several for this platform
     */
    static ProjectContract of(Project project) {
        Findings findings = new Findings();
        Contract contract = ContractReader.read(project, findings);
        if (!contract.isForOtherTools()) {
            return new OfPlatform(Catalogue.read(project.contract()));
        }
        UnusableDocuments.refuse(findings, finding -> finding.source() + ": " + finding.sentence());
        return new ForOtherTools(contract);
    }
}
