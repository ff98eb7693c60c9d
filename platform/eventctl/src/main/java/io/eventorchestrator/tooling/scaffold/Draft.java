package io.eventorchestrator.tooling.scaffold;

import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.tooling.edits.ProjectEdits;
import io.eventorchestrator.tooling.project.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A copy of a part of the project, in which each step of a command reads what the earlier steps have written. The
 * project changes only when all steps are done.
 *
 * @param root the project's folder
 * @param folder the copy's
 */
record Draft(Path root, Path folder) implements AutoCloseable {

    /** @param parts files and folders to copy; those that the project lacks are ignored */
    static Draft of(Path root, List<String> parts) throws IOException {
        Draft draft = new Draft(root, TemporaryFolder.of("new").path());
        try {
            for (String part : parts) {
                if (Files.exists(root.resolve(part))) {
                    draft.copy(root.resolve(part));
                }
            }
            return draft;
        } catch (IOException | RuntimeException failed) {
            draft.close();
            throw failed;
        }
    }

    /**
     * Runs a step on the copy; its errors name the project's files.
     *
     * @throws InvalidContract if the step refuses
     */
    <T> T run(Step<T> step) throws IOException {
        try {
            return step.run();
        } catch (InvalidContract refused) {
            String said = Objects.requireNonNullElse(refused.getMessage(), "");
            throw new InvalidContract(said.replace(folder.toString(), root.toString()));
        }
    }

    /** A step of a command. */
    interface Step<T> {

        T run() throws IOException;
    }

    private void copy(Path part) throws IOException {
        for (Path file : files(part)) {
            Path to = folder.resolve(root.relativize(file));
            Files.createDirectories(to.resolveSibling(""));
            if (!Files.exists(to)) {
                Files.copy(file, to);
            }
        }
    }

    /**
     * Writes all files that were changed or added, or none.
     *
     * @return their names
     */
    List<String> write() throws IOException {
        ProjectEdits written = new ProjectEdits(folder);
        ProjectEdits edits = new ProjectEdits(root);
        for (Path file : files(folder)) {
            Path before = root.resolve(folder.relativize(file));
            String name = folder.relativize(file).toString().replace('\\', '/');
            if (!Files.exists(before)) {
                edits.create(name, written.text(name));
            } else if (Files.mismatch(file, before) >= 0) {
                edits.change(name, written.text(name));
            }
        }
        return edits.write();
    }

    private static List<Path> files(Path within) throws IOException {
        try (Stream<Path> below = Files.walk(within)) {
            return below.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Override
    public void close() throws IOException {
        new TemporaryFolder(folder).close();
    }
}
