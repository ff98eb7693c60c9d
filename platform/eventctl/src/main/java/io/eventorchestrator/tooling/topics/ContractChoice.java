package io.eventorchestrator.tooling.topics;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.tooling.access.Home;
import io.eventorchestrator.tooling.project.ProjectChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The contract for a command. */
public final class ContractChoice {

    @Option(
            names = "--contract",
            paramLabel = "FILE",
            description = "the contract of another platform, such as its asyncapi.yaml; this repository's by default")
    private @Nullable Path file;

    @Option(
            names = "--project",
            paramLabel = "DIR",
            description = "the folder of another project, whose only AsyncAPI document is the contract")
    private @Nullable Path project;

    /** The folder of the other project, if one was chosen. */
    public Optional<Path> project() {
        return Optional.ofNullable(project);
    }

    /**
     * The file of the chosen contract; empty for this repository's.
     *
     * @throws io.eventorchestrator.catalogue.InvalidContract if the project has none or several
     */
    public Optional<Path> document() {
        return Optional.ofNullable(file).or(() -> project().map(ContractChoice::contractIn));
    }

    /**
     * The chosen contract.
     *
     * @throws io.eventorchestrator.catalogue.InvalidContract if it can't be read or used, or if the project has none or
     *     several
     */
    public Catalogue catalogue() {
        return document().map(Catalogue::read).orElseGet(Home::contract);
    }

    private static Path contractIn(Path project) {
        try {
            return ProjectChoice.in(project).contract();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
