package io.eventorchestrator.tooling.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The decision records of a project.
 *
 * @param folder that holds them, relative to the project
 * @param names of their files
 */
record DecisionRecords(String folder, Set<String> names) {

    private static final List<String> FOLDERS =
            List.of("docs/adr", "doc/adr", "docs/adrs", "docs/decisions", "docs/architecture/decisions", "adr");
    private static final Pattern NUMBERED = Pattern.compile("(\\d{1,6})[^/]*\\.md");

    DecisionRecords {
        names = Set.copyOf(names);
    }

    /** @throws IOException if a folder can't be read */
    static DecisionRecords in(Path root) throws IOException {
        for (String folder : FOLDERS) {
            if (Files.isDirectory(root.resolve(folder))) {
                try (Stream<Path> files = Files.list(root.resolve(folder))) {
                    return new DecisionRecords(
                            folder,
                            files.map(file -> String.valueOf(file.getFileName()))
                                    .filter(name -> name.endsWith(".md"))
                                    .collect(Collectors.toCollection(TreeSet::new)));
                }
            }
        }
        return new DecisionRecords(FOLDERS.getFirst(), Set.of());
    }

    boolean hasMoreThan(DecisionRecords older) {
        return !older.names().containsAll(names);
    }

    /** The file of the next one, with as many digits as the others. */
    String next() {
        List<String> numbers = names.stream()
                .map(NUMBERED::matcher)
                .filter(Matcher::matches)
                .map(numbered -> numbered.group(1))
                .toList();
        int last = numbers.stream().mapToInt(Integer::parseInt).max().orElse(0);
        int digits = numbers.stream().mapToInt(String::length).max().orElse(4);
        return folder + "/" + ("%0" + digits + "d").formatted(last + 1) + "-<decision>.md";
    }
}
