package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The draft of a decision record, in the form that the project's last one has.
 *
 * @param changes that it has to explain
 */
record DecisionDraft(DecisionRecords records, String title, List<Finding> changes) {

    private static final Pattern HEADING =
            Pattern.compile("(?m)^# ((?:[A-Za-z]{2,10}[- ]?)?)\\d{1,6}([.:)]\\s|\\s[-–—]\\s)");
    private static final int LONGEST = 60;

    DecisionDraft {
        changes = List.copyOf(changes);
    }

    static boolean isTitle(String text) {
        return !text.isBlank() && text.codePoints().noneMatch(Character::isISOControl);
    }

    /**
     * Writes a temporary file, then moves it to its place.
     *
     * @return its name, relative to the project
     * @throws IOException if it can't be written
     */
    String write(Path root) throws IOException {
        String name = records.next(fileName());
        Path file = root.resolve(name);
        Path folder = Files.createDirectories(file.getParent());
        Path aside = Files.createTempFile(folder, "draft", ".tmp");
        try {
            Files.writeString(aside, text());
            Files.move(aside, file);
        } finally {
            Files.deleteIfExists(aside);
        }
        return name;
    }

    private String fileName() {
        String words =
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String name = words.substring(0, Math.min(LONGEST, words.length())).replaceAll("-$", "");
        return name.isEmpty() ? "decision" : name;
    }

    String text() {
        String context = changes.stream()
                .map(change -> "- " + change.message().replaceFirst(", and no decision says why\\.$", "."))
                .collect(Collectors.joining("\n", question("what makes this necessary?") + "\n\n", ""));
        return heading() + "\n\n"
                + (isBold() ? "**Status**: proposed" : "## Status\nProposed") + "\n\n"
                + part("Context", context)
                + part("Decision", question("what is decided, and why so?"))
                + part("Consequences", question("what follows, and what gets harder?"))
                        .stripTrailing() + "\n";
    }

    private String heading() {
        Matcher heading = HEADING.matcher(records.newest());
        int number = Integer.parseInt(records.nextNumber());
        return heading.find()
                ? "# " + heading.group(1) + number + heading.group(2) + title
                : "# " + number + ". " + title;
    }

    private boolean isBold() {
        return records.newest().contains("**Context");
    }

    private String part(String name, String text) {
        return (isBold() ? "**" + name + ".** " : "## " + name + "\n") + text + "\n\n";
    }

    private static String question(String text) {
        return DecisionRecords.QUESTION + ": " + text + "]";
    }
}
