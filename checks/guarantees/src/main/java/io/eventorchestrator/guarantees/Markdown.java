package io.eventorchestrator.guarantees;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parts of a page. */
final class Markdown {

    private Markdown() {}

    static String table(List<String> head, Stream<List<String>> rows) {
        String line = head.stream().map(column -> "---").collect(Collectors.joining("|", "|", "|\n"));
        return row(head) + line + rows.map(Markdown::row).collect(Collectors.joining());
    }

    private static String row(List<String> cells) {
        return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    static String list(Stream<String> points) {
        return points.map(point -> "- " + point + "\n").collect(Collectors.joining());
    }

    /** Shows a text that a test has written, which can't end the code that it stands in. */
    static String code(String text) {
        return "`" + plain(text) + "`";
    }

    private static String plain(String text) {
        return text.replaceAll("[`\\p{Cntrl}]", "'");
    }

    static String counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(one -> plain(one.getKey()) + " " + one.getValue())
                .collect(Collectors.joining(", "));
    }

    static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
