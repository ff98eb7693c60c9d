package io.eventorchestrator.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Environment variables as lines {@code NAME=value}, which IDEs and shells can read. They include secrets, so only the
 * file's owner can read it.
 */
public record EnvironmentFile(Path path) {

    /**
     * The variables, sorted by name.
     *
     * @throws NotStartable if the file is missing
     */
    public Map<String, String> read() {
        try (Stream<String> lines = Files.lines(path)) {
            return new TreeMap<>(lines.map(line -> line.split("=", 2))
                    .filter(line -> line.length == 2)
                    .collect(Collectors.toMap(line -> line[0], line -> line[1])));
        } catch (IOException missing) {
            throw new NotStartable(path + " can't be read: run ./eventctl up --except again.");
        }
    }

    // A temporary file is readable only by its owner from the start.
    void write(Map<String, String> variables) {
        String lines = new TreeMap<>(variables)
                .entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue() + "\n")
                        .collect(Collectors.joining());
        try {
            Path part = Files.createTempFile(Files.createDirectories(path.getParent()), "environment", ".part");
            Files.writeString(part, lines);
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
