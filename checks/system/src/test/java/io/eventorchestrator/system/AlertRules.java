package io.eventorchestrator.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The alerts that Prometheus evaluates. */
final class AlertRules {

    static final Path FILE = Path.of("../../deploy/observability/alerts.yaml");

    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"");
    private static final Pattern GROUPING = Pattern.compile("\\bby \\(([^)]*)\\)");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)\\s*_");
    private static final Pattern SELECTOR = Pattern.compile("\\b(up|[a-z]+(?:_[a-z]+)+)\\b(?!\\s*\\()");
    private static final Pattern TEMPLATE = Pattern.compile("\\$labels\\.(\\w+)");

    private final SortedMap<String, Rule> rules = new TreeMap<>();

    private record Rule(String expression, String severity, String action, String annotations) {

        private String code() {
            return LITERAL.matcher(expression).replaceAll("_");
        }
    }

    AlertRules() {
        try {
            new YAMLMapper()
                    .readTree(Files.readString(FILE))
                    .at("/groups/0/rules")
                    .forEach(this::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void add(JsonNode rule) {
        JsonNode annotations = rule.path("annotations");
        rules.put(
                rule.path("alert").asString(),
                new Rule(
                        rule.path("expr").asString(),
                        rule.at("/labels/severity").asString(),
                        annotations.path("action").asString(),
                        annotations.toString()));
    }

    Set<String> alerts() {
        return rules.keySet();
    }

    String severity(String alert) {
        return rule(alert).severity();
    }

    /** The text that tells an operator what to do. */
    String action(String alert) {
        return rule(alert).action();
    }

    private Rule rule(String alert) {
        Rule rule = rules.get(alert);
        if (rule == null) {
            throw new IllegalArgumentException("there is no alert " + alert);
        }
        return rule;
    }

    /** The names of the metrics of all alerts. */
    Set<String> metrics() {
        return rules.keySet().stream().flatMap(alert -> metrics(alert).stream()).collect(Collectors.toSet());
    }

    /** The names of the metrics of an alert. */
    Set<String> metrics(String alert) {
        return found(
                SELECTOR,
                MATCHER.matcher(GROUPING.matcher(rule(alert).code()).replaceAll(""))
                        .replaceAll(""));
    }

    /** The labels by which an alert selects and groups series. */
    Set<String> labels(String alert) {
        String code = rule(alert).code();
        Set<String> labels = found(MATCHER, code);
        found(GROUPING, code).forEach(list -> labels.addAll(Set.of(list.split(", "))));
        return labels;
    }

    /** The labels that an alert's annotations name. */
    Set<String> namedLabels(String alert) {
        return found(TEMPLATE, rule(alert).annotations());
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }

    /** Metrics that were never scraped, and labels that no series of their alert had. */
    Set<String> unknown(Set<Snapshot.Series> scraped) {
        return rules.keySet().stream()
                .flatMap(alert -> unknown(alert, scraped).map(name -> alert + ": " + name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<String> unknown(String alert, Set<Snapshot.Series> scraped) {
        Set<String> metrics = metrics(alert);
        Set<String> known = scraped.stream()
                .filter(series -> metrics.contains(series.name()))
                .flatMap(series -> Stream.concat(Stream.of(series.name()), series.labels().keySet().stream()))
                .collect(Collectors.toSet());
        return Stream.concat(metrics.stream(), labels(alert).stream()).filter(name -> !known.contains(name));
    }
}
