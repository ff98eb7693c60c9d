package io.eventorchestrator.tooling.project;

import io.eventorchestrator.catalogue.InvalidContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A project on disk.
 *
 * @param root its folder, absolute; nothing outside of it is read
 * @param contracts its AsyncAPI documents, absolute
 * @param specs the folder of its specifications, absolute; empty if it has none
 * @param options of a command that chooses it from here, each after a space; empty if it needs none
 */
public record Project(Path root, List<Path> contracts, Optional<Path> specs, String options) {

    public Project {
        contracts = List.copyOf(contracts);
    }

    /** A project that a command finds without options. */
    public Project(Path root, List<Path> contracts, Optional<Path> specs) {
        this(root, contracts, specs, "");
    }

    /** The command line that runs a command of this tool for the project, such as {@code ./eventctl generate}. */
    public String commandLine(String command) {
        return (options.isEmpty() && Files.isRegularFile(root.resolve("eventctl")) ? "./" : "") + "eventctl " + command
                + options;
    }

    /** @throws InvalidContract if it has no contract, or several */
    public Path contract() {
        if (contracts.isEmpty()) {
            throw new InvalidContract("There is no AsyncAPI contract in " + root + "; --contract names one.");
        }
        if (contracts.size() > 1) {
            throw new InvalidContract("There are several contracts in " + root + "; --contract names one of "
                    + contracts.stream().map(this::name).collect(Collectors.joining(", ")) + ".");
        }
        return contracts.getFirst();
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
