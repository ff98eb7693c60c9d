package io.eventorchestrator.tooling.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A fault to plant in a copy of this repository.
 *
 * @param rule that finds it
 * @param file to edit, to create or to delete
 * @param edit of its text, which is empty if there is no such file; null deletes it
 * @param found the file that the finding names
 * @param line of that file, as a whole or in part; empty if the finding names the file only
 * @param remedy that the finding names, of which … stands for any part
 */
record Drift(
        String rule, String file, @Nullable UnaryOperator<String> edit, String found, String line, Pattern remedy) {

    static Drift in(String file, String rule, String line, UnaryOperator<String> edit) {
        return new Drift(rule, file, edit, file, line, Remedies.of(rule));
    }

    static Drift without(String file, String rule, String found, String line) {
        return new Drift(rule, file, null, found, line, Remedies.of(rule));
    }

    Drift foundIn(String other) {
        return new Drift(rule, file, edit, other, line, remedy);
    }

    Drift correctedBy(String other) {
        return new Drift(rule, file, edit, found, line, Pattern.compile(Pattern.quote(other)));
    }

    /** Replaces a text, which has to be there. */
    static UnaryOperator<String> replace(String old, String by) {
        return text -> {
            if (!text.contains(old)) {
                throw new IllegalArgumentException("nothing to replace: " + old);
            }
            return text.replace(old, by);
        };
    }

    /** Replaces the first match, of which there has to be one. */
    static UnaryOperator<String> replaceFirst(String pattern, String by) {
        return text -> {
            String edited = text.replaceFirst(pattern, by);
            if (edited.equals(text)) {
                throw new IllegalArgumentException("nothing to replace: " + pattern);
            }
            return edited;
        };
    }

    static UnaryOperator<String> write(String whole) {
        return text -> whole;
    }

    void plant(Path project) throws IOException {
        Path path = project.resolve(file);
        if (edit == null) {
            Files.delete(path);
        } else {
            Files.createDirectories(path.getParent());
            Files.writeString(path, edit.apply(Files.exists(path) ? Files.readString(path) : ""));
        }
    }

    /** The expected finding as {@code file:line rule}. */
    String finding(Path project) throws IOException {
        int number = 0;
        if (!line.isEmpty()) {
            List<String> lines = Files.readAllLines(project.resolve(found));
            int whole = lines.indexOf(line);
            number = 1 + (whole >= 0 ? whole : first(lines));
        }
        return found + ":" + number + " " + rule;
    }

    private int first(List<String> lines) {
        String match = lines.stream()
                .filter(text -> text.contains(line))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no line: " + line));
        return lines.indexOf(match);
    }

    @Override
    public String toString() {
        return rule + " in " + file;
    }
}
