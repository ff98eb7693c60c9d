package io.eventorchestrator.tooling.scaffold;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.catalogue.resources.GeneratedFiles;
import io.eventorchestrator.tooling.edits.ProjectEdits;
import io.eventorchestrator.tooling.flow.FlowPicture;
import io.eventorchestrator.tooling.project.ContractLayout;
import io.eventorchestrator.tooling.project.Project;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A project with its contract, and the edits of a command. */
record Workspace(Project project, ContractLayout layout, ProjectEdits edits) {

    private static final List<String> GENERATED = List.of(
            "README.md",
            "docs/canvas",
            "docs/events.md",
            "docs/flow.svg",
            "dapr-components",
            "k8s/generated",
            "deploy/topics.sh");
    private static final String SETTINGS = "src/main/resources/application.yaml";

    /** @throws InvalidContract if its contract or its specifications lie where they can't be edited */
    static Workspace of(Project project) {
        project.specs().filter(specs -> !specs.startsWith(project.root())).ifPresent(outside -> {
            throw new InvalidContract(outside + " is not in " + project.root() + "; nothing was changed.");
        });
        return new Workspace(project, ContractLayout.of(project), new ProjectEdits(project.root()));
    }

    /** The same project in a copy of its files, without edits. */
    Workspace in(Path folder) {
        Project copy =
                new Project(folder, List.of(folder.resolve(layout.contract())), Optional.of(folder.resolve(specs())));
        return new Workspace(copy, ContractLayout.of(copy), new ProjectEdits(folder));
    }

    /** The folder of the specifications. */
    String specs() {
        return project.specs().map(project::name).orElse("specs");
    }

    /** Returns the files that adding an event, and what is generated from it, reads and writes. */
    List<String> parts() {
        List<String> parts = new ArrayList<>(GENERATED);
        parts.addAll(List.of(layout.resources(), layout.sources(), layout.releases(), specs()));
        return parts;
    }

    /** The folder of a service's module, which ends in a slash, or is empty for the root; empty if it has none. */
    Optional<String> module(String service) throws IOException {
        if (service.matches("[a-z0-9-]+") && edits.exists(service + "/pom.xml")) {
            return Optional.of(service + "/");
        }
        boolean isRoot = edits.exists("src/main/java")
                && (!edits.exists(SETTINGS) || edits.text(SETTINGS).contains(service));
        return isRoot ? Optional.of("") : Optional.empty();
    }

    /** Writes the files that follow from the contract, except for the list of released schemas, if any are kept. */
    void generate(Catalogue catalogue) throws IOException {
        if (!GeneratedFiles.areKeptIn(project.root())) {
            return;
        }
        List<GeneratedFiles> all = new ArrayList<>(GeneratedFiles.withoutReleases(catalogue, layout.folder()));
        all.add(FlowPicture.of(project));
        GeneratedFiles.write(all, project.root());
    }
}
