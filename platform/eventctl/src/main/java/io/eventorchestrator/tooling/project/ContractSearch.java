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
import java.util.regex.Pattern;

/** Finds the AsyncAPI documents of a project by their names, except those of tests and builds. */
final class ContractSearch extends SimpleFileVisitor<Path> {

    private static final Pattern CONTRACT = Pattern.compile("(?i).*async-?api.*\\.(ya?ml|json)");
    private static final Set<String> SKIPPED =
            Set.of("target", "build", "dist", "out", "node_modules", "test", "tests");
    private static final int DEEPEST = 8;
    private static final int MOST_FOLDERS = 20_000;

    private final List<Path> found = new ArrayList<>();
    private int folders;

    private ContractSearch() {}

    static List<Path> in(Path root) throws IOException {
        ContractSearch search = new ContractSearch();
        Files.walkFileTree(root, Set.of(), DEEPEST, search);
        return search.found.stream().sorted().toList();
    }

    static boolean isContract(Path file) {
        return CONTRACT.matcher(file.getFileName().toString()).matches();
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        String name = String.valueOf(folder.getFileName());
        boolean skip = folders++ > 0 && (name.startsWith(".") || SKIPPED.contains(name));
        return skip || folders > MOST_FOLDERS ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isRegularFile() && isContract(file)) {
            found.add(file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
        return FileVisitResult.CONTINUE;
    }
}
