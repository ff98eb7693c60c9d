package io.eventorchestrator.tooling.asyncapi;

import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.project.ProjectText;
import io.eventorchestrator.tooling.yaml.Part;
import io.eventorchestrator.tooling.yaml.YamlFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The YAML and JSON files of a project, each read once. */
final class Documents {

    private static final int MOST_LINES = 500;

    private final Project project;
    private final Findings findings;
    private final Map<Path, Optional<Part>> roots = new HashMap<>();
    private final Map<Path, List<String>> lines = new HashMap<>();

    Documents(Project project, Findings findings) {
        this.project = project;
        this.findings = findings;
    }

    /** @return empty if it can't be read, which is a finding */
    Optional<Part> root(Path file) {
        return roots.computeIfAbsent(file, this::parse);
    }

    /** The lines that hold a part, without the indentation that they share. */
    String lines(Part part) {
        List<String> all = lines.getOrDefault(part.file(), List.of());
        int from = Math.min(part.firstLine(), all.size());
        int to = Math.min(Math.max(from, part.endLine()), Math.min(all.size(), from + MOST_LINES));
        return String.join("\n", all.subList(from, to)).stripIndent().strip();
    }

    private Optional<Part> parse(Path file) {
        return new ProjectText(project, findings).read(file, YamlFile.LARGEST).flatMap(text -> parse(file, text));
    }

    private Optional<Part> parse(Path file, String text) {
        lines.put(file, text.lines().toList());
        Findings broken = new Findings();
        List<Part> documents = new YamlFile(project, file).documents(text, broken);
        findings.addAll(broken);
        if (documents.isEmpty() && broken.all().isEmpty()) {
            findings.error("syntax", project.source(file, 0), "The file is empty.", "Write it, or delete it.");
        }
        documents.stream().skip(1).limit(1).forEach(this::second);
        documents.stream().limit(1).forEach(new DuplicateKeys(project, findings)::report);
        return broken.all().isEmpty() ? documents.stream().findFirst() : Optional.empty();
    }

    private void second(Part document) {
        findings.error(
                "syntax",
                project.source(document.file(), document.firstLine() + 1),
                "A second document begins; only the first is read.",
                "Keep one document in the file.");
    }
}
