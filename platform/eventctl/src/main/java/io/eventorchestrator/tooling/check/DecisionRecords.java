package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.project.ProjectText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The decision records of a project.
 *
 * @param folder that holds them, relative to the project
 * @param names of their files
 * @param drafts the names of those that hold an open question
 * @param newest the text of the last one; empty if there is none
 */
record DecisionRecords(String folder, Set<String> names, Set<String> drafts, String newest) {

    /** Begins an open question. */
    static final String QUESTION = "[NEEDS CLARIFICATION";

    private static final List<String> FOLDERS =
            List.of("docs/adr", "doc/adr", "docs/adrs", "docs/decisions", "docs/architecture/decisions", "adr");
    private static final int LARGEST = 1_000_000;
    private static final Pattern NUMBERED = Pattern.compile("(\\d{1,6})[^/]*\\.md");

    DecisionRecords {
        names = Set.copyOf(names);
        drafts = Set.copyOf(drafts);
    }

    /** @throws IOException if a folder can't be read */
    static DecisionRecords in(Path root) throws IOException {
        for (String folder : FOLDERS) {
            if (Files.isDirectory(root.resolve(folder))) {
                return read(root, folder);
            }
        }
        return new DecisionRecords(FOLDERS.getFirst(), Set.of(), Set.of(), "");
    }

    private static DecisionRecords read(Path root, String folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        ProjectText text = new ProjectText(new Project(root, List.of(), Optional.empty()), new Findings());
        try (Stream<Path> files = Files.list(root.resolve(folder))) {
            files.filter(file -> file.toString().endsWith(".md"))
                    .forEach(file -> texts.put(
                            String.valueOf(file.getFileName()),
                            text.read(file, LARGEST).orElse("")));
        }
        Set<String> drafts = texts.entrySet().stream()
                .filter(record -> record.getValue().contains(QUESTION))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        String newest = texts.entrySet().stream()
                .filter(record -> NUMBERED.matcher(record.getKey()).matches())
                .map(Map.Entry::getValue)
                .reduce((one, other) -> other)
                .orElse("");
        return new DecisionRecords(folder, texts.keySet(), drafts, newest);
    }

    /** Tests whether a decision was added, except drafts. */
    boolean hasMoreThan(DecisionRecords older) {
        return names.stream().anyMatch(name -> !older.names().contains(name) && !drafts.contains(name));
    }

    /** A draft that older records do not have. */
    Optional<String> draftSince(DecisionRecords older) {
        return drafts.stream()
                .filter(name -> !older.names().contains(name))
                .sorted()
                .findFirst()
                .map(name -> folder + "/" + name);
    }

    /** The number of the next one, with as many digits as the others have. */
    String nextNumber() {
        List<String> numbers = names.stream()
                .map(NUMBERED::matcher)
                .filter(Matcher::matches)
                .map(numbered -> numbered.group(1))
                .toList();
        int last = numbers.stream().mapToInt(Integer::parseInt).max().orElse(0);
        int digits = numbers.stream().mapToInt(String::length).max().orElse(4);
        return ("%0" + digits + "d").formatted(last + 1);
    }

    /** The file of the next one. */
    String next(String decision) {
        return folder + "/" + nextNumber() + "-" + decision + ".md";
    }
}
