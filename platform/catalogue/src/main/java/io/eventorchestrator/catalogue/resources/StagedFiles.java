package io.eventorchestrator.catalogue.resources;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes files to a temporary folder and moves them to their places when all of them are written, so that a command
 * that is killed leaves no file half-written. Files that would not change are left alone.
 */
final class StagedFiles implements AutoCloseable {

    private final Path root;
    private final Path aside;
    private final Map<Path, Path> staged = new LinkedHashMap<>();

    /**
     * @param root the folder that all files lie below
     * @throws IOException if it can't be written to
     */
    StagedFiles(Path root) throws IOException {
        this.root = root;
        this.aside = Files.createTempDirectory(Files.createDirectories(root.resolve(".eventctl")), "generate");
    }

    /**
     * Writes a file to the temporary folder, unless it has this text already.
     *
     * @param name its path below the root
     * @throws IOException if it can't be written, or the present file can't be read
     */
    void add(String name, String text) throws IOException {
        Path file = root.resolve(name);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
            staged.put(file, Files.write(aside.resolve(String.valueOf(staged.size())), bytes));
        }
    }

    /**
     * Moves all files to their places, each in one step.
     *
     * @return number of moved files
     * @throws IOException if one can't be moved
     */
    int move() throws IOException {
        for (Map.Entry<Path, Path> file : staged.entrySet()) {
            Files.createDirectories(file.getKey().getParent());
            Files.move(file.getValue(), file.getKey(), StandardCopyOption.ATOMIC_MOVE);
        }
        return staged.size();
    }

    @Override
    public void close() throws IOException {
        for (Path file : leftBehind()) {
            Files.deleteIfExists(file);
        }
        try {
            Files.delete(aside.getParent());
        } catch (DirectoryNotEmptyException | NoSuchFileException used) {
            // A platform, or another command, keeps its own files there.
        }
    }

    private List<Path> leftBehind() throws IOException {
        try (Stream<Path> files = Files.walk(aside)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
