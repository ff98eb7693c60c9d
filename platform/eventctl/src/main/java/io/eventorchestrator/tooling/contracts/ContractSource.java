package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.catalogue.SmallFile;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.project.ProjectChoice;
import io.eventorchestrator.tooling.project.Revision;
import io.eventorchestrator.tooling.project.Source;
import io.eventorchestrator.tooling.project.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The place from which a version of a contract is read.
 *
 * @param project with one contract
 * @param label prefix of a file's name in messages
 * @param copy a folder that is deleted in the end; empty for files that are read where they are
 */
record ContractSource(Project project, String label, Optional<TemporaryFolder> copy) implements AutoCloseable {

    private static final List<String> CONTRACTS = List.of("asyncapi.yaml", "asyncapi.yml", "asyncapi.json");

    /**
     * Finds a contract.
     *
     * @param given a file, a folder with a contract, or a git revision, to which a path may be added as in
     *     {@code HEAD~1:folder/asyncapi.yaml}
     * @param choice of the project in which revisions are looked up; a file or folder needs none
     * @throws InvalidContract if there is none; if a revision is given, also if the project has several
     */
    static ContractSource of(String given, ProjectChoice choice) throws IOException {
        Path path = path(given);
        if (Files.isDirectory(path)) {
            return of(
                    CONTRACTS.stream()
                            .map(path::resolve)
                            .filter(Files::exists)
                            .findFirst()
                            .orElse(path.resolve(CONTRACTS.getFirst())),
                    choice);
        }
        if (Files.exists(path) || (given.matches(".*\\.(ya?ml|json)") && !given.contains(":"))) {
            return of(path, choice);
        }
        return revision(given, choice.find());
    }

    // As for git, a path is one of the repository unless it begins with a dot.
    private static ContractSource revision(String given, Project project) throws IOException {
        int colon = given.indexOf(':');
        if (colon < 0) {
            return in(project.root(), given, project.name(project.contract()));
        }
        String path = given.substring(colon + 1);
        Path folder = path.startsWith(".") ? project.root() : Revision.repository(project.root());
        return in(folder, given.substring(0, colon), path);
    }

    private static ContractSource of(Path file, ProjectChoice choice) {
        SmallFile.refuseUnlessRegular(file);
        Project project = choice.holding(file);
        return new ContractSource(project, label(project.root()), Optional.empty());
    }

    // Relative to the current folder if that contains it.
    private static String label(Path root) {
        Path here = Path.of("").toAbsolutePath();
        String shown = (root.startsWith(here) ? here.relativize(root) : root).toString();
        return shown.isEmpty() || shown.endsWith("/") ? shown : shown + "/";
    }

    /** A contract of a revision, whose files below a folder are copied. */
    static ContractSource in(Path folder, String revision, String contract) throws IOException {
        TemporaryFolder copy = TemporaryFolder.of("diff");
        try {
            copy(revision, folder, copy.path());
            Path file = copy.path().resolve(contract).normalize();
            String label = revision + ":";
            if (!file.startsWith(copy.path()) || !Files.isRegularFile(file)) {
                throw new InvalidContract(label + contract + " does not exist.");
            }
            return new ContractSource(
                    new Project(copy.path(), List.of(file), Optional.empty()), label, Optional.of(copy));
        } catch (IOException | InvalidContract failed) {
            copy.close();
            throw failed;
        }
    }

    private static void copy(String revision, Path folder, Path copy) throws IOException {
        try {
            new Revision(folder, revision).copyTo(copy, Revision.DATA);
        } catch (InvalidContract unknown) {
            throw new InvalidContract(revision + " is neither a file nor a git revision of " + folder + ".");
        }
    }

    private static Path path(String given) {
        try {
            return Path.of(given);
        } catch (InvalidPathException unusable) {
            throw new InvalidContract(given + " is neither a file nor a git revision.");
        }
    }

    String place(Source source) {
        return label + source;
    }

    @Override
    public void close() throws IOException {
        if (copy.isPresent()) {
            copy.get().close();
        }
    }
}
