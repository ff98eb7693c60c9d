package io.eventorchestrator.tooling.specs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Adds a row to a document's table of events. All other lines stay as they are. */
public final class EventTable {

    private static final Pattern DELIMITER = Pattern.compile("[\\s:|]*-[\\s:|-]*");
    private static final String NONE = "–";

    private EventTable() {}

    /**
     * The document with the row, in place of the first open one, or below the last.
     *
     * @param rows those that were read from the document
     * @param cells by column; the others say that there is none
     * @return empty if the document has no row by which to find the table
     */
    public static Optional<String> withRow(String document, List<EventRow> rows, Map<Column, String> cells) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>(Arrays.asList(document.split("\n", -1)));
        EventRow place = rows.stream().filter(EventTable::isOpen).findFirst().orElse(rows.getLast());
        int line = place.source().line() - 1;
        return header(lines, line).map(header -> {
            String end = lines.get(line).endsWith("\r") ? "\r" : "";
            String row = row(header, cells) + end;
            if (isOpen(place)) {
                lines.set(line, row);
            } else {
                lines.add(line + 1, row);
            }
            return String.join("\n", lines);
        });
    }

    private static boolean isOpen(EventRow row) {
        return row.cell(Column.EVENT).isOpen();
    }

    private static Optional<String> header(List<String> lines, int row) {
        for (int line = row - 1; line > 0; line--) {
            if (DELIMITER.matcher(lines.get(line)).matches()) {
                return Optional.of(lines.get(line - 1));
            }
        }
        return Optional.empty();
    }

    private static String row(String header, Map<Column, String> cells) {
        return Arrays.stream(header.strip().replaceAll("^\\||\\|$", "").split("\\|", -1))
                .map(heading -> Column.of(heading)
                        .map(column -> cells.getOrDefault(column, NONE))
                        .orElse(NONE))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
