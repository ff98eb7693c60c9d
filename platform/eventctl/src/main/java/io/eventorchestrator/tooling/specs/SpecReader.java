package io.eventorchestrator.tooling.specs;

import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.project.ProjectText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code spec.md} and {@code plan.md} of each feature, at whatever depth they lie. */
public final class SpecReader {

    private static final int LARGEST = 1_000_000;
    private static final int DEEPEST = 8;
    private static final List<String> DOCUMENTS = List.of("spec.md", "plan.md");

    private final Project project;
    private final Findings findings;
    private final ProjectText texts;

    private SpecReader(Project project, Findings findings) {
        this.project = project;
        this.findings = findings;
        this.texts = new ProjectText(project, findings);
    }

    /**
     * All features by the names of their folders.
     *
     * @param findings takes what can't be read, and open questions
     */
    public static List<Feature> read(Project project, Findings findings) {
        SpecReader reader = new SpecReader(project, findings);
        return project.specs().stream().flatMap(reader::features).toList();
    }

    private Stream<Feature> features(Path specs) {
        try (Stream<Path> files = Files.walk(specs, DEEPEST)) {
            Map<Path, List<Path>> folders = files.filter(SpecReader::isDocument)
                    .sorted((one, other) -> other.compareTo(one))
                    .collect(Collectors.groupingBy(
                            file -> file.toAbsolutePath().getParent(), TreeMap::new, Collectors.toList()));
            return folders.entrySet().stream()
                    .map(folder -> feature(specs, folder.getKey(), folder.getValue()))
                    .toList()
                    .stream();
        } catch (IOException | UncheckedIOException unreadable) {
            findings.error(
                    "unreadable",
                    project.source(specs, 0),
                    "The folder can't be read: " + unreadable,
                    "Check its permissions.");
            return Stream.empty();
        }
    }

    private static boolean isDocument(Path file) {
        return Files.isRegularFile(file)
                && DOCUMENTS.contains(file.getFileName().toString().toLowerCase(Locale.ROOT));
    }

    private Feature feature(Path specs, Path folder, List<Path> documents) {
        DocumentReader reader = new DocumentReader(project, findings);
        boolean isWhole = true;
        for (Path file : documents) {
            Optional<String> read = texts.read(file, LARGEST);
            isWhole &= read.isPresent();
            read.ifPresent(text -> MarkdownBlocks.of(text)
                    .ifPresentOrElse(
                            blocks -> reader.read(file, blocks),
                            () -> findings.error(
                                    "syntax",
                                    project.source(file, 0),
                                    "Emphasis or links are nested too deep.",
                                    "Flatten them.")));
        }
        String name = folder.equals(specs) ? String.valueOf(folder.getFileName()) : relative(specs, folder);
        return reader.feature(name, isWhole, project.source(plan(documents), 0));
    }

    private static String relative(Path specs, Path folder) {
        return specs.relativize(folder).toString().replace('\\', '/');
    }

    // Documents are sorted with spec.md before plan.md.
    private static Path plan(List<Path> documents) {
        return documents.getLast();
    }
}
