package io.eventorchestrator.tooling.edits;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Writes each file beside its place, in the same folder, so that a folder that can't be written to is noticed before
 * any file has changed. What was not moved is removed at the end, new folders included.
 */
final class NewFiles implements AutoCloseable {

    private static final String ASIDE = ".eventctl-new";

    private final Map<Path, Path> staged = new LinkedHashMap<>();
    private final Deque<Path> created = new ArrayDeque<>();

    void stage(Path file, String text) throws IOException {
        folders(folderOf(file));
        Path aside = file.resolveSibling("." + file.getFileName() + ASIDE);
        if (Files.exists(file)) {
            if (!Files.isWritable(file)) {
                throw new AccessDeniedException(file.toString());
            }
            Files.copy(file, aside, COPY_ATTRIBUTES, REPLACE_EXISTING);
        }
        staged.put(file, aside);
        Files.writeString(aside, text);
    }

    private void folders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            folders(folderOf(folder));
            Files.createDirectory(folder);
            created.push(folder);
        }
    }

    private static Path folderOf(Path path) {
        return Objects.requireNonNull(path.toAbsolutePath().getParent(), "the root folder is always there");
    }

    /** Moves all files to their places, each in one step. */
    void move() throws IOException {
        for (Map.Entry<Path, Path> file : staged.entrySet()) {
            Files.move(file.getValue(), file.getKey(), ATOMIC_MOVE);
        }
    }

    @Override
    public void close() throws IOException {
        for (Path aside : staged.values()) {
            deleteUnlessUsed(aside);
        }
        for (Path folder : created) {
            deleteUnlessUsed(folder);
        }
    }

    private static void deleteUnlessUsed(Path path) throws IOException {
        try {
            Files.deleteIfExists(path);
        } catch (DirectoryNotEmptyException used) {
            // The folder holds the new file, as it should, or it was there before and in the way.
        }
    }
}
