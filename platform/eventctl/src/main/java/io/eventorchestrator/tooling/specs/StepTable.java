package io.eventorchestrator.tooling.specs;

import io.eventorchestrator.tooling.project.Source;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table of a saga's steps, which has the columns Step and Compensation, and perhaps Within. */
record StepTable(Block.Table table) {

    private static final Set<String> STEP = Set.of("step", "steps");
    private static final Set<String> WITHIN = Set.of("within", "time limit", "limit", "deadline");

    /** Its rows; none if it is another kind of table. */
    Stream<StepRow> rows(Function<Phrase, Source> source) {
        OptionalInt name = column(STEP::contains);
        OptionalInt compensation = column(heading -> Column.of(heading).equals(Optional.of(Column.UNDONE_BY)));
        OptionalInt within = column(WITHIN::contains);
        if (name.isEmpty() || compensation.isEmpty()) {
            return Stream.empty();
        }
        return table.rows().stream()
                .filter(row -> !row.isEmpty())
                .map(row -> new StepRow(
                        plain(text(row, name.getAsInt())),
                        new Cell(text(row, compensation.getAsInt())),
                        within.stream()
                                .mapToObj(column -> plain(text(row, column)))
                                .findFirst(),
                        source.apply(row.getFirst())));
    }

    private OptionalInt column(Predicate<String> isMeant) {
        return IntStream.range(0, table.header().size())
                .filter(column ->
                        isMeant.test(plain(table.header().get(column).text()).toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private static String text(List<Phrase> row, int column) {
        return column < row.size() ? row.get(column).oneLine() : "";
    }

    private static String plain(String text) {
        return text.replaceAll("[`*]", "").strip();
    }
}
