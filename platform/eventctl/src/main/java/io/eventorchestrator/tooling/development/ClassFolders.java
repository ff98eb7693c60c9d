package io.eventorchestrator.tooling.development;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A new folder for each compilation: a running service keeps its classes, and a failed compilation leaves none. */
record ClassFolders(Path folder) {

    Path next() {
        try {
            return Files.createTempDirectory(Files.createDirectories(folder), "classes-");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Deletes all folders but this one. */
    void keepOnly(Path current) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.filter(file -> !file.equals(folder) && !file.startsWith(current))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
