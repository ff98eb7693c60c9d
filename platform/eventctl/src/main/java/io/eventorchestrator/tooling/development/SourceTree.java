package io.eventorchestrator.tooling.development;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A module's sources. Looks at them again and again, which works on every file system. */
final class SourceTree {

    private final Path main;
    private Map<Path, FileTime> built = Map.of();
    private Map<Path, FileTime> last = Map.of();

    /** @param main the folder of {@code java} and {@code resources} */
    SourceTree(Path main) {
        this.main = main;
        this.built = files();
        this.last = built;
    }

    /** The Java files. */
    List<Path> java() {
        return built.keySet().stream()
                .filter(file ->
                        file.startsWith(main.resolve("java")) && file.toString().endsWith(".java"))
                .sorted()
                .toList();
    }

    /** The folder of its resources. */
    Path resources() {
        return main.resolve("resources");
    }

    /**
     * Tests whether a file has changed since the last call that returned true. A change counts once two calls in a row
     * have found the same files, so that no file is read while it is being written.
     */
    boolean hasChanged() {
        Map<Path, FileTime> now = files();
        boolean settled = now.equals(last);
        last = now;
        if (!settled || now.equals(built)) {
            return false;
        }
        built = now;
        return true;
    }

    private Map<Path, FileTime> files() {
        try (Stream<Path> files = Files.walk(main)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !isOfAnEditor(file.getFileName().toString()))
                    .collect(Collectors.toMap(file -> file, SourceTree::modified));
        } catch (IOException | UncheckedIOException moving) {
            return last;
        }
    }

    private static boolean isOfAnEditor(String name) {
        return name.startsWith(".") || name.endsWith("~");
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
