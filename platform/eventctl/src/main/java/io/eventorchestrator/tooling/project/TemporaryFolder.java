package io.eventorchestrator.tooling.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that is deleted, with all that it contains, when it is closed. */
public record TemporaryFolder(Path path) implements AutoCloseable {

    /**
     * Creates an empty one.
     *
     * @param command that needs it, a part of its name
     * @throws IOException if it can't be created
     */
    public static TemporaryFolder of(String command) throws IOException {
        return new TemporaryFolder(Files.createTempDirectory("eventctl-" + command + "-"));
    }

    /** @throws IOException if something in it can't be deleted */
    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
