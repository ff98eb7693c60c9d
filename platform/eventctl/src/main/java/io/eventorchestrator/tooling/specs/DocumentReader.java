package io.eventorchestrator.tooling.specs;

import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.project.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Collects tables of events and of steps, stories, sentences and open questions of a feature's documents. */
final class DocumentReader {

    private static final Pattern QUESTION = Pattern.compile("\\[NEEDS CLARIFICATION:?\\s*([^]]*)");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");
    private static final Pattern END = Pattern.compile("(?<=[.!?;])\\s+");
    private static final Pattern NO_EVENTS = Pattern.compile("(?i)(none|no events)\\b.*", Pattern.DOTALL);

    private final Project project;
    private final Findings findings;
    private final Stories stories = new Stories();
    private final List<EventRow> rows = new ArrayList<>();
    private final List<StepRow> steps = new ArrayList<>();
    private final List<Sentence> prose = new ArrayList<>();
    private boolean underEvents;
    private boolean saysNoEvents;

    DocumentReader(Project project, Findings findings) {
        this.project = project;
        this.findings = findings;
    }

    void read(Path file, List<Block> blocks) {
        for (Block block : blocks) {
            switch (block) {
                case Block.Title title -> {
                    underEvents = title.phrase().text().toLowerCase(Locale.ROOT).contains("event");
                    stories.title(title, source(file, title.phrase()));
                    questions(file, title.phrase());
                }
                case Block.Prose paragraph -> prose(file, paragraph);
                case Block.Table table -> table(file, table);
            }
        }
    }

    Feature feature(String name, boolean isWhole, Source place) {
        return new Feature(name, stories.all(), rows, steps, prose, saysNoEvents, isWhole, place);
    }

    private void prose(Path file, Block.Prose paragraph) {
        Phrase phrase = paragraph.phrase();
        saysNoEvents |= underEvents && NO_EVENTS.matcher(phrase.text()).matches();
        stories.prose(paragraph, source(file, phrase));
        questions(file, phrase);
        int from = 0;
        for (String sentence : END.splitAsStream(phrase.text()).toList()) {
            int at = Math.max(from, phrase.text().indexOf(sentence, from));
            prose.add(new Sentence(sentence, project.source(file, phrase.lineAt(at))));
            from = at + sentence.length();
        }
    }

    private void table(Path file, Block.Table table) {
        Stream.concat(table.header().stream(), table.rows().stream().flatMap(List::stream))
                .forEach(cell -> questions(file, cell));
        new StepTable(table).rows(phrase -> source(file, phrase)).forEach(steps::add);
        List<Optional<Column>> columns =
                table.header().stream().map(cell -> Column.of(cell.text())).toList();
        if (columns.contains(Optional.of(Column.EVENT))
                && (columns.contains(Optional.of(Column.PRODUCER))
                        || columns.contains(Optional.of(Column.CONSUMERS)))) {
            table.rows().stream().filter(row -> !row.isEmpty()).forEach(row -> rows.add(row(file, columns, row)));
        }
    }

    private EventRow row(Path file, List<Optional<Column>> columns, List<Phrase> row) {
        Map<Column, Cell> cells = new EnumMap<>(Column.class);
        for (int i = 0; i < columns.size(); i++) {
            String text = i < row.size() ? row.get(i).oneLine() : "";
            columns.get(i).ifPresent(column -> cells.putIfAbsent(column, new Cell(text)));
        }
        return new EventRow(cells, source(file, row.getFirst()));
    }

    private void questions(Path file, Phrase phrase) {
        QUESTION.matcher(CODE.matcher(phrase.text()).replaceAll(""))
                .results()
                .forEach(question -> findings.error(
                        "needs-clarification",
                        project.source(
                                file, phrase.lineAt(Math.max(0, phrase.text().indexOf("[NEEDS CLARIFICATION")))),
                        "A question is open: "
                                + question.group(1).replaceAll("\\s+", " ").strip(),
                        "Answer it before building."));
    }

    private Source source(Path file, Phrase phrase) {
        return project.source(file, phrase.line());
    }
}
