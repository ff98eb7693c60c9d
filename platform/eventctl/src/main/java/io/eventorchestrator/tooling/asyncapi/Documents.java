package io.eventorchestrator.tooling.asyncapi;

import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.project.ProjectText;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** The YAML and JSON files of a project, each read once. */
final class Documents {

    private static final int LARGEST = 3_000_000;
    private static final int MOST_LINES = 500;

    // Aliases are followed one by one, so their number does no harm.
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setUseMarks(true)
            .setCodePointLimit(LARGEST)
            .setMaxAliasesForCollections(Integer.MAX_VALUE)
            .build();

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
        return new ProjectText(project, findings).read(file, LARGEST).flatMap(text -> parse(file, text));
    }

    private Optional<Part> parse(Path file, String text) {
        lines.put(file, text.lines().toList());
        try {
            Composer composer = new Composer(
                    SETTINGS, new ShallowParser(new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text))));
            if (composer.hasNext()) {
                return Optional.of(Part.root(file, composer.next()));
            }
            findings.error("syntax", project.source(file, 0), "The file is empty.", "");
        } catch (MarkedYamlEngineException broken) {
            int line = broken.getProblemMark().map(Mark::getLine).orElse(-1) + 1;
            findings.error("syntax", project.source(file, line), "No YAML or JSON: " + broken.getProblem() + ".", "");
        } catch (YamlEngineException broken) {
            findings.error("syntax", project.source(file, 0), "No YAML or JSON: " + broken.getMessage() + ".", "");
        }
        return Optional.empty();
    }
}
