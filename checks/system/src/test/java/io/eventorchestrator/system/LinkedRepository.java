package io.eventorchestrator.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** A folder that looks like this repository: links to all of it, except for what a test changes or copies. */
final class LinkedRepository {

    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();

    private final Path tree;

    /** @param own entries that are neither linked nor copied, besides the script, which must be a copy */
    LinkedRepository(Path tree, String... own) throws IOException {
        this.tree = Files.createDirectories(tree);
        for (Path entry : entries()) {
            String name = entry.getFileName().toString();
            if (!name.startsWith(".")
                    && !name.equals("eventctl")
                    && !List.of(own).contains(name)) {
                link(name);
            }
        }
        copy("eventctl");
    }

    Path tree() {
        return tree;
    }

    Path file(String name) {
        return tree.resolve(name);
    }

    /** Links a file or folder whose parent exists. */
    void link(String name) throws IOException {
        Files.createSymbolicLink(tree.resolve(name), REPOSITORY.resolve(name));
    }

    /** Copies a file, or a folder with all of its files. */
    void copy(String name) throws IOException {
        try (Stream<Path> files = Files.walk(REPOSITORY.resolve(name))) {
            files.forEachOrdered(file -> copy(file, tree.resolve(REPOSITORY.relativize(file))));
        }
    }

    private static void copy(Path file, Path copy) {
        try {
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<Path> entries() throws IOException {
        try (Stream<Path> entries = Files.list(REPOSITORY)) {
            return entries.toList();
        }
    }
}
