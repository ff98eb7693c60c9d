package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.project.ProjectText;
import io.eventorchestrator.tooling.yaml.Part;
import io.eventorchestrator.tooling.yaml.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the rules of the house. An unknown key or value is a finding, and the default applies. */
final class HouseRulesFile {

    static final String NAME = ".specify/event-rules.yaml";

    private static final String RULE = "event-rules";
    private static final int LARGEST = 100_000;

    private final Project project;
    private final Findings findings;

    HouseRulesFile(Project project, Findings findings) {
        this.project = project;
        this.findings = findings;
    }

    HouseRules read() {
        Path file = project.root().resolve(NAME);
        if (!Files.exists(file)) {
            return HouseRules.DEFAULT;
        }
        return new ProjectText(project, findings)
                .read(file, LARGEST).stream()
                        .flatMap(text -> new YamlFile(project, file).documents(text, findings).stream())
                        .findFirst()
                        .map(this::read)
                        .orElse(HouseRules.DEFAULT);
    }

    private HouseRules read(Part root) {
        allow(root, "names", "partitions", "replicas", "retention", "personal-data");
        root.get("names").ifPresent(names -> allow(names, "event", "group", "topic", "dead-letter", "past-tense"));
        HouseRules normal = HouseRules.DEFAULT;
        return new HouseRules(
                root.get("names")
                        .flatMap(names -> names.get("event"))
                        .flatMap(event -> expression(event, Pattern::compile))
                        .orElse(normal.eventName()),
                form(root, "group").orElse(normal.groupName()),
                form(root, "topic").orElse(normal.topicName()),
                form(root, "dead-letter").orElse(normal.deadLetterName()),
                root.get("names")
                        .flatMap(names -> names.get("past-tense"))
                        .flatMap(this::words)
                        .orElse(normal.pastTense()),
                bounds(root, "partitions", normal.partitions(), HouseRulesFile::number),
                bounds(root, "replicas", normal.replicas(), HouseRulesFile::number),
                bounds(root, "retention", normal.retention(), Period::milliseconds),
                root.get("personal-data").flatMap(this::words).orElse(normal.personal()));
    }

    private void allow(Part part, String... keys) {
        if (!part.isMapping()) {
            refuse(
                    part,
                    (part.name().isEmpty() ? "The file" : part.name()) + " must have keys.",
                    "Known are " + String.join(", ", keys) + ".");
        }
        part.entries().stream()
                .filter(entry -> !List.of(keys).contains(entry.name()))
                .forEach(entry -> refuse(
                        entry, "There is no rule " + entry.name() + ".", "Known are " + String.join(", ", keys) + "."));
    }

    private void refuse(Part part, String message, String remedy) {
        findings.error(RULE, project.source(part.file(), part.line()), message, remedy);
    }

    private Optional<NameForm> form(Part root, String name) {
        return root.get("names").flatMap(names -> names.get(name)).flatMap(form -> expression(form, NameForm::new));
    }

    private <T> Optional<T> expression(Part part, Function<String, T> reading) {
        try {
            return part.text().map(reading);
        } catch (PatternSyntaxException wrong) {
            refuse(part, part.name() + " is not a regular expression: " + wrong.getDescription() + ".", "Correct it.");
            return Optional.empty();
        }
    }

    private Optional<Set<String>> words(Part part) {
        if (!part.isList()) {
            refuse(part, part.name() + " must be a list of words.", "Write one as [word].");
            return Optional.empty();
        }
        return Optional.of(part.items().stream()
                .flatMap(item -> item.text().stream())
                .map(word -> word.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet()));
    }

    private Bounds bounds(Part root, String name, Bounds normal, Reading reading) {
        Optional<Part> part = root.get(name);
        part.ifPresent(bounds -> allow(bounds, "least", "most"));
        long least = bound(part, "least", normal.least(), reading);
        long most = bound(part, "most", normal.most(), reading);
        if (part.isPresent() && least > most) {
            refuse(part.get(), "least of " + name + " is more than most.", "Swap them.");
            return normal;
        }
        return new Bounds(least, most);
    }

    private long bound(Optional<Part> bounds, String key, long normal, Reading reading) {
        Optional<Part> part = bounds.flatMap(within -> within.get(key));
        Optional<Long> value = part.flatMap(Part::text).flatMap(reading::of);
        if (part.isPresent() && value.isEmpty()) {
            refuse(part.get(), key + " is not understood.", "Write a number, and for retention one such as 7d or 36h.");
        }
        return value.orElse(normal);
    }

    private static Optional<Long> number(String text) {
        return Stream.of(text)
                .filter(value -> value.matches("\\d{1,9}"))
                .map(Long::valueOf)
                .findFirst();
    }

    @FunctionalInterface
    private interface Reading {

        Optional<Long> of(String text);
    }
}
