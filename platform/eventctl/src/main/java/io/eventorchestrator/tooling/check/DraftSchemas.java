package io.eventorchestrator.tooling.check;

import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.catalogue.resources.ContractFolder;
import io.eventorchestrator.catalogue.resources.ReleasedSchemas;
import io.eventorchestrator.tooling.project.Project;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The events of a project that are still being built. */
record DraftSchemas(Project project) {

    boolean hold(String type) {
        try {
            return project.contracts().size() == 1
                    && new ReleasedSchemas(ContractFolder.of(
                                    project.root(), project.contracts().getFirst()))
                            .isDraft(type);
        } catch (IOException | UncheckedIOException | InvalidContract unknown) {
            return false;
        }
    }
}
