package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.project.ProjectChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The source of a contract and its schemas. */
interface ContractFiles {

    String CONTRACT = "asyncapi.yaml";

    /**
     * The text of a file beside the contract, or of the contract itself.
     *
     * @param file path relative to the contract's folder; empty for the contract
     * @return empty if there is no such file
     * @throws io.eventorchestrator.catalogue.InvalidContract if it is too large or not UTF-8
     */
    Optional<String> text(String file);

    /** The name of a file in messages. */
    String name(String file);

    /**
     * Finds a contract.
     *
     * @param given a file, a folder with a contract, or a git revision, to which a path may be added as in
     *     {@code HEAD~1:folder/asyncapi.yaml}
     * @param choice of the project in which revisions are looked up; a file or folder needs none
     * @throws io.eventorchestrator.catalogue.InvalidContract if a revision is given, and the project has no contract or
     *     several
     */
    static ContractFiles of(String given, ProjectChoice choice) throws IOException {
        Path path = path(given);
        if (Files.isDirectory(path)) {
            return new FolderFiles(path, CONTRACT);
        }
        if (Files.exists(path) || (given.endsWith(".yaml") && !given.contains(":"))) {
            return new FolderFiles(path.resolveSibling(""), path.getFileName().toString());
        }
        Project project = choice.find();
        int colon = given.indexOf(':');
        return colon < 0
                ? new RevisionFiles(project.root(), given, "./" + project.name(project.contract()))
                : new RevisionFiles(project.root(), given.substring(0, colon), given.substring(colon + 1));
    }

    private static Path path(String given) {
        try {
            return Path.of(given);
        } catch (InvalidPathException unusable) {
            throw new InvalidContract(given + " is neither a file nor a git revision.");
        }
    }
}
