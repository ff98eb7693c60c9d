package io.eventorchestrator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads {@code docs/canvas/<service>.md}: a table with a row per aspect of the service. */
final class Canvas {

    private static final String NOTHING = "–";
    private static final String LIBRARY = "the library's";

    private final Map<String, String> rows;

    /** @param service whose module is the working folder */
    Canvas(String service) {
        this.rows = lines(Path.of("..", "docs", "canvas", service + ".md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| |"))
                .map(line -> line.replace("`", "").split("\\|"))
                .collect(Collectors.toMap(cells -> cells[1].strip(), cells -> cells[2].strip()));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The comma-separated items of a row. */
    List<String> list(String row) {
        return items(rows.getOrDefault(row, "no row " + row), ", ");
    }

    /** The groups of the row {@code subscribes}, with the events of each. */
    Map<String, List<String>> subscriptions() {
        return items(rows.getOrDefault("subscribes", NOTHING), " · ").stream()
                .map(group -> group.split(": "))
                .collect(Collectors.toMap(group -> group[0], group -> sorted(items(group[1], ", "))));
    }

    private static List<String> items(String cell, String separator) {
        return Arrays.stream(cell.split(separator))
                .map(String::strip)
                .filter(item -> !item.equals(NOTHING) && !item.endsWith(LIBRARY))
                .toList();
    }

    private static List<String> sorted(List<String> items) {
        return items.stream().sorted().toList();
    }
}
