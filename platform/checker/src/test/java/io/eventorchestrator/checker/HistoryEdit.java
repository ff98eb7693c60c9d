package io.eventorchestrator.checker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Changes a file of a history in one place, and keeps its count of lines right. */
final class HistoryEdit {

    private final Path file;

    HistoryEdit(HistoryFolder folder, String file) {
        this.file = folder.path().resolve(file);
    }

    /** Removes the first line that has all parts. */
    void drop(String... parts) throws IOException {
        first(has(parts), line -> List.of());
    }

    /** Repeats the first line that has all parts. */
    void repeat(String... parts) throws IOException {
        first(has(parts), line -> List.of(line, line));
    }

    /** Replaces a text in the first line that has all parts. */
    void replace(String before, String after, String... parts) throws IOException {
        first(has(parts).and(Pattern.compile(before).asPredicate()), line -> List.of(line.replaceFirst(before, after)));
    }

    void add(String line) throws IOException {
        edit(lines -> lines.add(line));
    }

    private static Predicate<String> has(String... parts) {
        return line -> List.of(parts).stream().allMatch(line::contains);
    }

    private void first(Predicate<String> which, Function<String, List<String>> change) throws IOException {
        edit(lines -> {
            for (int i = 0; i < lines.size(); i++) {
                if (which.test(lines.get(i))) {
                    String line = lines.remove(i);
                    lines.addAll(i, change.apply(line));
                    return;
                }
            }
            throw new IllegalArgumentException("no such line");
        });
    }

    private void edit(Consumer<List<String>> change) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        boolean counted = !lines.isEmpty() && lines.getLast().startsWith("{\"end\"");
        if (counted) {
            lines.removeLast();
        }
        change.accept(lines);
        if (counted) {
            lines.add("{\"end\":" + lines.size() + "}");
        }
        Files.write(file, lines);
    }
}
