package io.eventorchestrator.tooling.project;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Finds files of a project, except in tests, builds and hidden folders, which it does not enter. */
public final class ProjectWalk extends SimpleFileVisitor<Path> {

    private static final Set<String> SKIPPED =
            Set.of("target", "build", "dist", "out", "node_modules", "test", "tests", "testdata");
    private static final int MOST_FOLDERS = 20_000;

    private final Predicate<Path> wanted;
    private final List<Path> found = new ArrayList<>();
    private int folders;

    private ProjectWalk(Predicate<Path> wanted) {
        this.wanted = wanted;
    }

    /**
     * The wanted files below the root, in the order of their names; folders that can't be read are left out.
     *
     * @param deepest number of levels below the root
     */
    public static List<Path> files(Path root, int deepest, Predicate<Path> wanted) throws IOException {
        ProjectWalk walk = new ProjectWalk(wanted);
        Files.walkFileTree(root, Set.of(), deepest, walk);
        return walk.found.stream().sorted().toList();
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        String name = String.valueOf(folder.getFileName());
        boolean skip = folders++ > 0 && (name.startsWith(".") || SKIPPED.contains(name));
        return skip || folders > MOST_FOLDERS ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isRegularFile() && wanted.test(file)) {
            found.add(file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
        return FileVisitResult.CONTINUE;
    }
}
