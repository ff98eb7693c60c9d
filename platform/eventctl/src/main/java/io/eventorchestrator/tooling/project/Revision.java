package io.eventorchestrator.tooling.project;

import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.catalogue.SmallFile;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A git revision of a project.
 *
 * @param root the project's folder, which may lie below the repository's
 */
public record Revision(Path root, String name) {

    private static final Pattern ENTRY = Pattern.compile("100\\d{3} blob (\\w+) +(\\d+)\\t(.+)");

    /** The names of YAML and JSON files. */
    public static final Pattern DATA = Pattern.compile("(?i).*\\.(ya?ml|json|avsc)");

    /** The names of {@link #DATA} and of Markdown. */
    public static final Pattern DOCUMENTS = Pattern.compile(DATA.pattern() + "|(?i).*\\.md");

    public Revision {
        if (name.isBlank() || name.startsWith("-")) {
            throw new InvalidContract("'" + name + "' is not a git revision.");
        }
    }

    /**
     * The folder of the repository that holds a folder.
     *
     * @throws InvalidContract if there is none
     * @throws IOException if there is no git
     */
    public static Path repository(Path folder) throws IOException {
        Process git = new Revision(folder, "HEAD").git(null, "rev-parse", "--show-toplevel");
        String found = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (exit(git) != 0) {
            throw new InvalidContract(folder + " is not in a git repository.");
        }
        return Path.of(found);
    }

    /**
     * Copies files to a folder, except links and files that are too large to be read.
     *
     * @param wanted names of the files to copy
     * @throws InvalidContract if git does not know it
     * @throws IOException if there is no git, or a file can't be written
     */
    public void copyTo(Path folder, Pattern wanted) throws IOException {
        List<Matcher> files = files(wanted);
        Path objectNames = Files.createTempFile(folder, "objects", ".tmp");
        Files.write(objectNames, files.stream().map(entry -> entry.group(1)).toList());
        Process git = git(objectNames, "cat-file", "--batch");
        try (DataInputStream objects = new DataInputStream(git.getInputStream())) {
            for (Matcher entry : files) {
                Path file = folder.resolve(entry.group(3)).normalize();
                byte[] content = next(objects, Integer.parseInt(entry.group(2)));
                if (file.startsWith(folder)) {
                    Files.createDirectories(file.getParent());
                    Files.write(file, content);
                }
            }
        }
    }

    private List<Matcher> files(Pattern wanted) throws IOException {
        Process git = git(null, "ls-tree", "-r", "-l", "-z", name);
        String listed = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (exit(git) != 0) {
            throw new InvalidContract(name + " is not a git revision of " + root + ".");
        }
        return Stream.of(listed.split("\0", -1))
                .map(ENTRY::matcher)
                .filter(Matcher::matches)
                .filter(entry -> wanted.matcher(entry.group(3)).matches() && isSmall(entry.group(2)))
                .toList();
    }

    private static boolean isSmall(String size) {
        return size.length() < 9 && Integer.parseInt(size) <= SmallFile.LARGEST;
    }

    // A line about the object, the object, and a line feed.
    private static byte[] next(DataInputStream objects, int size) throws IOException {
        int symbol = objects.readUnsignedByte();
        while (symbol != '\n') {
            symbol = objects.readUnsignedByte();
        }
        byte[] content = new byte[size];
        objects.readFully(content);
        objects.readByte();
        return content;
    }

    private Process git(@Nullable Path input, String... command) throws IOException {
        ProcessBuilder git = new ProcessBuilder(
                        Stream.concat(Stream.of("git"), Stream.of(command)).toList())
                .directory(root.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        return input == null ? git.start() : git.redirectInput(input.toFile()).start();
    }

    private static int exit(Process git) throws IOException {
        try {
            return git.waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while git was running", stopped);
        }
    }
}
