package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.project.ProjectText;
import io.eventorchestrator.tooling.yaml.Part;
import io.eventorchestrator.tooling.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads and writes the findings that a project accepts. */
final class AcceptanceFile {

    static final String NAME = ".specify/accepted-findings.yaml";

    private static final String RULE = "accepted-findings";
    private static final Set<String> KEYS = Set.of("rule", "subject", "reason");
    private static final int LARGEST = 1_000_000;
    private static final String HEAD = "# Findings of ./eventctl check that this project accepts, each with its reason."
            + " An entry that matches nothing is a finding.\n";

    private final Project project;
    private final Path file;

    AcceptanceFile(Project project) {
        this.project = project;
        this.file = project.root().resolve(NAME);
    }

    /** @param findings takes entries that are not understood */
    List<Acceptance> read(Findings findings) {
        if (!Files.exists(file)) {
            return List.of();
        }
        return new ProjectText(project, findings)
                .read(file, LARGEST).stream()
                        .flatMap(text -> new YamlFile(project, file).documents(text, findings).stream())
                        .flatMap(document -> entries(document).stream())
                        .flatMap(entry -> entry(entry, findings).stream())
                        .toList();
    }

    // A value that is not a list is refused like a wrong entry.
    private static List<Part> entries(Part document) {
        return document.isList() ? document.items() : List.of(document);
    }

    private Optional<Acceptance> entry(Part entry, Findings findings) {
        Set<String> unknown = entry.entries().stream().map(Part::name).collect(Collectors.toSet());
        unknown.removeAll(KEYS);
        Optional<String> rule = entry.text("rule");
        Optional<String> reason = entry.text("reason");
        if (rule.isEmpty() || reason.isEmpty() || !unknown.isEmpty()) {
            findings.error(
                    RULE,
                    project.source(file, entry.line()),
                    "The file is a list; an entry has a rule and a reason, may have a subject, and has nothing else.",
                    "Correct it.");
            return Optional.empty();
        }
        return Optional.of(new Acceptance(
                rule.get(), entry.text("subject").orElse(""), reason.get(), project.source(file, entry.line())));
    }

    /**
     * Adds an entry: writes a temporary file, then moves it to its place.
     *
     * @throws IOException if it can't be written
     */
    void add(String rule, String subject, String reason) throws IOException {
        String before = Files.exists(file) ? Files.readString(file) : HEAD;
        String entry = Stream.of(
                        "- rule: " + quoted(rule),
                        subject.isEmpty() ? "" : "  subject: " + quoted(subject),
                        "  reason: " + quoted(reason))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n", before.isEmpty() || before.endsWith("\n") ? "" : "\n", "\n"));
        Path folder = Files.createDirectories(file.getParent());
        Path aside = Files.createTempFile(folder, "accepted", ".tmp");
        try {
            Files.writeString(aside, before + entry);
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    // JSON's strings are YAML's. Without quotes, null would not be a text.
    private static String quoted(String text) {
        return text.matches("(?!null$)[A-Za-z][\\w./-]*")
                ? text
                : JsonNodeFactory.instance.stringNode(text).toString();
    }
}
