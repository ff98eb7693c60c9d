package io.eventorchestrator.system;

import io.eventorchestrator.system.Snapshot.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Scrapes of a platform through good and bad times, and the alerts that fire in each. promtool evaluates the rules as
 * if each time lasted for 20 minutes.
 */
final class AlertStory {

    private static final int STEP = 10;
    private static final int STEPS = 120;
    private static final Duration TIME = Duration.ofSeconds(STEP * STEPS);
    private static final String NOW = "ALERTS{alertstate=\"firing\"}";
    // Without the first evaluation of a time, at which the alerts of the time before end.
    private static final String EVER = "max_over_time(%s[%ds])".formatted(NOW, TIME.toSeconds() - 2 * STEP);

    private final AlertRules rules;
    private final List<Chapter> chapters = new ArrayList<>();

    /** @param firing the alerts that fire in this time; at its end, if it is the first or the last */
    private record Chapter(List<Snapshot> scrapes, Set<Firing> firing) {

        private @Nullable Double first(Series series) {
            return scrapes.getFirst().samples().get(series);
        }

        private @Nullable Double last(Series series) {
            return scrapes.getLast().samples().get(series);
        }

        private boolean isAgeing(Series series) {
            return series.isAge() && scrapes.getLast().hasAged(series, scrapes.getFirst());
        }
    }

    /** An alert with its labels, as in {@code service="order-service"}. */
    record Firing(String alert, List<String> labels) {

        static Firing of(String alert, String... labels) {
            return new Firing(alert, List.of(labels));
        }

        private String series(String severity) {
            return "{alertname=\"%s\", alertstate=\"firing\", severity=\"%s\", %s}"
                    .formatted(alert, severity, String.join(", ", labels));
        }
    }

    AlertStory(AlertRules rules) {
        this.rules = rules;
    }

    /** Adds a time; the alerts fire in it, and no other does. */
    void add(List<Snapshot> scrapes, Firing... firing) {
        chapters.add(new Chapter(scrapes, Set.of(firing)));
    }

    /** The names of the alerts that fire. */
    Stream<String> alerts() {
        return chapters.stream().flatMap(chapter -> chapter.firing().stream().map(Firing::alert));
    }

    Stream<Series> series() {
        return chapters.stream()
                .flatMap(chapter -> chapter.scrapes().stream())
                .flatMap(scrape -> scrape.samples().keySet().stream());
    }

    /** Writes it as a test for promtool. */
    Path writeTo(Path file) throws IOException {
        Map<String, Object> test = Map.of(
                "interval", STEP + "s",
                "input_series",
                        new TreeSet<>(series().toList())
                                .stream().map(this::input).toList(),
                "promql_expr_test", expectations());
        Files.createDirectories(file.toAbsolutePath().getParent());
        return Files.writeString(
                file,
                JsonMapper.shared()
                        .writeValueAsString(Map.of(
                                "rule_files",
                                List.of(AlertRules.FILE.toRealPath().toString()),
                                "evaluation_interval",
                                STEP + "s",
                                "tests",
                                List.of(test))));
    }

    private Map<String, String> input(Series series) {
        List<String> values = new ArrayList<>();
        Chapter before = null;
        double uptime = 0;
        for (Chapter chapter : chapters) {
            uptime = goesOn(series, before, chapter) ? uptime + TIME.toSeconds() : 0;
            for (int step = 0; step < STEPS; step++) {
                Double value = value(series, chapter, step, uptime);
                boolean vanishes = step == 0 && before != null && before.last(series) != null;
                values.add(value != null ? String.valueOf(value) : vanishes ? "stale" : "_");
            }
            before = chapter;
        }
        return Map.of("series", series.toString(), "values", String.join(" ", values));
    }

    // The real process is younger than one that had lived through the story.
    private static boolean goesOn(Series series, @Nullable Chapter before, Chapter chapter) {
        Double last = before == null ? null : before.last(series);
        Double first = chapter.first(series);
        return last != null && first != null && first >= last;
    }

    // Counters grow evenly, and ages go on growing. Any other value stays until it was scraped anew.
    private static @Nullable Double value(Series series, Chapter chapter, int step, double uptime) {
        Double first = chapter.first(series);
        Double last = chapter.last(series);
        if (first == null || last == null) {
            return step < STEPS / 2 ? first : last;
        }
        if (series.name().equals("process_uptime_seconds")) {
            return first + uptime + step * STEP;
        }
        if (isCounter(series)) {
            return first + (last - first) * step / (STEPS - 1);
        }
        if (chapter.isAgeing(series)) {
            return last + step * STEP;
        }
        return step < STEPS / 2 ? first : last;
    }

    private static boolean isCounter(Series series) {
        return Stream.of("_total", "_sum", "_count").anyMatch(series.name()::endsWith);
    }

    private List<Map<String, Object>> expectations() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int i = 0; i < chapters.size(); i++) {
            Chapter chapter = chapters.get(i);
            Map<String, Object> expectation = new LinkedHashMap<>();
            expectation.put("expr", i == 0 || i == chapters.size() - 1 ? NOW : EVER);
            expectation.put("eval_time", (i + 1) * TIME.toSeconds() - STEP + "s");
            expectation.put(
                    "exp_samples",
                    chapter.firing().stream()
                            .map(firing -> Map.of("labels", firing.series(rules.severity(firing.alert())), "value", 1))
                            .toList());
            all.add(expectation);
        }
        return all;
    }

    /** Labels that annotations name although their alert has none of that name. */
    Set<String> missingLabels() {
        Set<String> missing = new HashSet<>();
        chapters.forEach(chapter -> chapter.firing()
                .forEach(firing -> rules.namedLabels(firing.alert()).stream()
                        .filter(label -> firing.labels().stream().noneMatch(has -> has.contains(label + "=\"")))
                        .forEach(label -> missing.add(firing.alert() + ": " + label))));
        return missing;
    }
}
