package io.eventorchestrator.tooling.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A project on disk.
 *
 * @param root its folder, absolute; nothing outside of it is read
 * @param contracts its AsyncAPI documents, absolute
 * @param specs the folder of its specifications, absolute; empty if it has none
 */
public record Project(Path root, List<Path> contracts, Optional<Path> specs) {

    public Project {
        contracts = List.copyOf(contracts);
    }

    /** A file's name in messages: relative to the root, with slashes on every system. */
    public String name(Path file) {
        Path named = file.startsWith(root) ? root.relativize(file) : file;
        return named.toString().replace('\\', '/');
    }

    /** A place in a file. */
    public Source source(Path file, int line) {
        return new Source(name(file), line);
    }
}
