package io.eventorchestrator.system;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The series of all targets at one time.
 *
 * @param at by {@link System#nanoTime()}
 * @param samples values by series
 */
record Snapshot(long at, Map<Series, Double> samples) {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]\\w*)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{((?:[a-zA-Z_]\\w*=\"(?:[^\"\\\\]|\\\\.)*\",?)*)\\})? (\\S+).*");

    /** @param labels by name, sorted */
    record Series(String name, SortedMap<String, String> labels) implements Comparable<Series> {

        static Series of(String name, Map<String, String> labels) {
            return new Series(name, new TreeMap<>(labels));
        }

        /** Reads a line of an exposition; empty for a comment. */
        static Optional<Map.Entry<Series, Double>> read(String line, Map<String, String> target) {
            return Optional.of(SAMPLE.matcher(line))
                    .filter(sample -> sample.matches())
                    .map(sample -> Map.entry(
                            of(sample.group(1), labels(sample.group(2))).with(target), value(sample.group(3))));
        }

        private static Map<String, String> labels(@Nullable String text) {
            return LABEL.matcher(text == null ? "" : text)
                    .results()
                    .collect(Collectors.toMap(label -> label.group(1), (MatchResult label) -> label.group(2)));
        }

        private static double value(String text) {
            return Double.parseDouble(text.replace("Inf", "Infinity"));
        }

        private Series with(Map<String, String> target) {
            SortedMap<String, String> all = new TreeMap<>(labels);
            target.forEach((label, value) -> {
                if (all.put(label, value) != null) {
                    throw new IllegalStateException(name + " has the label " + label + ", as its target has");
                }
            });
            return new Series(name, all);
        }

        boolean isAge() {
            return name.endsWith("_seconds");
        }

        private boolean has(String name, String... labels) {
            return this.name.equals(name)
                    && Arrays.stream(labels).allMatch(label -> toString().contains(label));
        }

        @Override
        public int compareTo(Series other) {
            return toString().compareTo(other.toString());
        }

        /** As promtool reads it. */
        @Override
        public String toString() {
            return labels.entrySet().stream()
                    .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
                    .collect(Collectors.joining(", ", name + "{", "}"));
        }
    }

    /** Tests whether all ages that were known before have grown as time did, after at least a second. */
    boolean hasAged(Snapshot before) {
        return at - before.at() > NANOS_PER_SECOND
                && before.samples().keySet().stream()
                        .filter(series -> series.isAge() && before.known(series) > 0 && known(series) > 0)
                        .allMatch(series -> hasAged(series, before));
    }

    /** Tests whether an age has grown as time did. */
    boolean hasAged(Series series, Snapshot before) {
        return before.known(series) > 0
                && known(series) - before.known(series) > (at - before.at()) / NANOS_PER_SECOND / 2;
    }

    private double known(Series series) {
        Double value = samples.get(series);
        return value == null ? Double.NaN : value;
    }

    /** The sum of the known values of all series with the name and the labels; zero if there are none. */
    double sum(String name, String... labels) {
        return samples.entrySet().stream()
                .filter(sample -> sample.getKey().has(name, labels))
                .mapToDouble(Map.Entry::getValue)
                .filter(value -> !Double.isNaN(value))
                .sum();
    }
}
