package io.eventorchestrator.tooling;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A copy of this repository, without what builds and runs create, in which commands run. */
public record SourceCopy(Path root) {

    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".eventctl", ".idea");

    /** Copies this repository into a folder. */
    public static SourceCopy in(Path folder) throws IOException {
        for (Path file : files(REPOSITORY)) {
            Path to = folder.resolve(REPOSITORY.relativize(file));
            Files.createDirectories(to.getParent());
            Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
        }
        return new SourceCopy(folder);
    }

    /** The number of files that this repository lacks, or has with another content. */
    public int changedFiles() throws IOException {
        int changed = 0;
        for (Path file : files(root)) {
            Path before = REPOSITORY.resolve(root.relativize(file));
            changed += Files.exists(before) && Files.mismatch(before, file) < 0 ? 0 : 1;
        }
        return changed;
    }

    /** Runs Maven with this repository's local repository; returns its output if it fails, else an empty text. */
    public String maven(String arguments) throws IOException, InterruptedException {
        String local = System.getProperty("maven.repo.local");
        String options = local == null ? "" : "-o -Dmaven.repo.local=" + local + " ";
        return run("", "sh", "-ec", "mvn -B -ntp -q -Dsurefire.failIfNoSpecifiedTests=false " + options + arguments);
    }

    /** Runs a command; returns its output if it fails, else an empty text. */
    public String run(String input, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? "" : said + " (exit " + process.exitValue() + ")";
    }

    private static List<Path> files(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return isOurs(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && isOurs(file)) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    private static boolean isOurs(Path file) {
        return !NOT_OURS.contains(String.valueOf(file.getFileName()));
    }
}
