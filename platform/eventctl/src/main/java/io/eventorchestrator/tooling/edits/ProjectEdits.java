package io.eventorchestrator.tooling.edits;

import io.eventorchestrator.catalogue.FaultyText;
import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.catalogue.StrictUtf8;
import io.eventorchestrator.tooling.project.ProjectWalk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The files that a command creates and changes: all are computed first, then all are written, or none. */
public final class ProjectEdits {

    private static final int DEEPEST = 20;

    private final Path root;
    private final Map<String, String> texts = new LinkedHashMap<>();

    /** @param root the project's folder; files are named below it */
    public ProjectEdits(Path root) {
        this.root = root;
    }

    /**
     * The text of a file with the edits made so far.
     *
     * @throws InvalidContract if there is no such file, or it is not UTF-8
     */
    public String text(String file) throws IOException {
        String edited = texts.get(file);
        return edited == null ? onDisk(file) : edited;
    }

    private String onDisk(String file) throws IOException {
        if (!Files.isRegularFile(root.resolve(file))) {
            throw new InvalidContract("There is no file " + root.resolve(file) + ".");
        }
        byte[] bytes = Files.readAllBytes(root.resolve(file));
        return StrictUtf8.decode(bytes)
                .orElseThrow(() -> new InvalidContract(root.resolve(file) + ":"
                        + FaultyText.lineOfForeignByte(bytes).orElse(1) + " is not in UTF-8."));
    }

    /** Tests whether there is a file or folder of this name. */
    public boolean exists(String name) {
        return Files.exists(root.resolve(name));
    }

    /** The files of the project whose names have this ending, except in tests, builds and hidden folders. */
    public List<String> files(String ending) throws IOException {
        return ProjectWalk.files(root, DEEPEST, file -> file.toString().endsWith(ending)).stream()
                .map(this::name)
                .toList();
    }

    /** The files below a folder whose names have this ending, in the order of their names. */
    public List<String> files(String folder, String ending) throws IOException {
        if (!Files.isDirectory(root.resolve(folder))) {
            throw new InvalidContract("There is no folder " + root.resolve(folder) + ".");
        }
        try (Stream<Path> below = Files.walk(root.resolve(folder))) {
            return below.filter(Files::isRegularFile)
                    .map(this::name)
                    .filter(name -> name.endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /** @throws InvalidContract if the file exists */
    public void create(String file, String text) {
        if (Files.exists(root.resolve(file))) {
            throw new InvalidContract(root.resolve(file) + " exists already; nothing was changed.");
        }
        texts.put(file, text);
    }

    /** Replaces the text of an existing file. */
    public void change(String file, String text) {
        texts.put(file, text);
    }

    /** Gives a generated file its text, if it has another one or is missing. */
    public void generate(String file, String text) throws IOException {
        if (!exists(file) || !text(file).equals(text)) {
            texts.put(file, text);
        }
    }

    /**
     * Writes all files.
     *
     * @return their names, in the order of the edits
     * @throws IOException if one can't be written, and no file has changed; or if one can't be moved to its place, and
     *     those before it have changed
     */
    public List<String> write() throws IOException {
        try (NewFiles files = new NewFiles()) {
            for (Map.Entry<String, String> edit : texts.entrySet()) {
                files.stage(root.resolve(edit.getKey()), edit.getValue());
            }
            files.move();
        }
        return List.copyOf(texts.keySet());
    }
}
