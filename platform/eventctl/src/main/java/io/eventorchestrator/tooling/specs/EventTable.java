package io.eventorchestrator.tooling.specs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Edits a document's table of events. All other lines stay as they are. */
public final class EventTable {

    private static final Pattern DELIMITER = Pattern.compile("[\\s:|]*-[\\s:|-]*");
    private static final Pattern BAR = Pattern.compile("(?<!\\\\)\\|");
    private static final String NONE = "–";

    private EventTable() {}

    /**
     * The document with the row, in place of the first open one, or below the last.
     *
     * @param rows those that were read from the document
     * @param cells by column; the other cells get –
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

    /**
     * The document with one more name in a cell of a row.
     *
     * @param column of consumers, or of the events that this one leads to
     * @return empty if the table lacks the column
     */
    public static Optional<String> withName(String document, EventRow row, Column column, String name) {
        List<String> lines = new ArrayList<>(Arrays.asList(document.split("\n", -1)));
        int line = row.source().line() - 1;
        String[] parts = BAR.split(lines.get(line), -1);
        int first = lines.get(line).strip().startsWith("|") ? 1 : 0;
        boolean isOnly = row.names(column).isEmpty();
        String separator = column == Column.CONSUMERS ? ", " : "; ";
        return header(lines, line)
                .flatMap(header -> place(header, column))
                .map(place -> place + first)
                .filter(part -> part < parts.length)
                .map(part -> {
                    parts[part] = isOnly ? " " + name + " " : " " + parts[part].strip() + separator + name + " ";
                    lines.set(line, String.join("|", parts));
                    return String.join("\n", lines);
                });
    }

    private static Optional<Integer> place(String header, Column column) {
        List<String> headings = headings(header).toList();
        return IntStream.range(0, headings.size())
                .filter(i -> Column.of(headings.get(i)).equals(Optional.of(column)))
                .boxed()
                .findFirst();
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
        return headings(header)
                .map(heading -> Column.of(heading)
                        .map(column -> cells.getOrDefault(column, NONE))
                        .orElse(NONE))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static Stream<String> headings(String header) {
        return Arrays.stream(BAR.split(header.strip().replaceAll("^\\||\\|$", ""), -1));
    }
}
