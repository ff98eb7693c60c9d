package io.eventorchestrator.tooling.check;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.catalogue.resources.ContractFolder;
import io.eventorchestrator.catalogue.resources.GeneratedFiles;
import io.eventorchestrator.catalogue.resources.ReleasedSchemas;
import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.project.ProjectText;
import io.eventorchestrator.tooling.project.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Generated files agree with the contract, and released schemas are unchanged. */
final class GeneratedRules implements CheckRule {

    private static final int LARGEST = 3_000_000;

    @Override
    public void check(Inspection inspection, Findings findings) {
        Project project = inspection.project();
        try {
            if (project.contracts().size() == 1 && GeneratedFiles.areKeptIn(project.root())) {
                released(project, findings);
                compare(project, findings);
            }
        } catch (InvalidContract refused) {
            refused(project, String.valueOf(refused.getMessage()), findings);
        } catch (IOException | UncheckedIOException unreadable) {
            findings.error(
                    "unreadable",
                    project.source(project.root(), 0),
                    "The generated files can't be compared: " + unreadable.getMessage() + ".",
                    "Correct that file.");
        }
    }

    // The reason begins with file and line.
    private static void refused(Project project, String reason, Findings findings) {
        Path contract = project.contracts().getFirst();
        String text = reason.replaceFirst("\\.$", "");
        Matcher place = Pattern.compile(Pattern.quote(contract.toString()) + "(?::(\\d{1,9}))?:? *(.*)")
                .matcher(text);
        boolean isPlaced = place.matches();
        int line = isPlaced && place.group(1) != null ? Integer.parseInt(place.group(1)) : 0;
        String why = isPlaced ? place.group(2) : text;
        findings.error(
                "contract-refused",
                project.source(contract, line),
                "Services would refuse the contract: " + why.replace(project.root() + "/", "") + ".",
                "Correct it; until then the generated files can't be compared.");
    }

    private static ContractFolder contract(Project project) {
        return ContractFolder.of(project.root(), project.contracts().getFirst());
    }

    private static void released(Project project, Findings findings) throws IOException {
        for (ReleasedSchemas.Fault fault : new ReleasedSchemas(contract(project)).faults()) {
            Source source = new Source(fault.file(), fault.line());
            if (fault.isDraft()) {
                findings.note(
                        "draft-schema",
                        source,
                        "The schema is not released yet and can be edited.",
                        "Once it is as it should be: " + project.commandLine("generate") + ".");
            } else {
                findings.error("released-schema", source, "The schema " + fault.what() + ".", fault.advice());
            }
        }
    }

    private static void compare(Project project, Findings findings) throws IOException {
        Catalogue catalogue = Catalogue.read(project.contracts().getFirst());
        ProjectText texts = new ProjectText(project, findings);
        for (GeneratedFiles files : GeneratedFiles.withoutReleases(catalogue, contract(project))) {
            Path folder = project.root().resolve(files.folder());
            for (Map.Entry<String, String> file : files.texts().entrySet()) {
                compare(project, texts, folder.resolve(file.getKey()), file.getValue(), findings);
            }
            for (Path stale : files.stale(project.root())) {
                findings.error(
                        "generated-stale",
                        project.source(stale, 1),
                        "The file was generated, and the contract no longer requires it.",
                        generate(project));
            }
        }
    }

    private static void compare(Project project, ProjectText texts, Path file, String wanted, Findings findings) {
        if (Files.notExists(file)) {
            findings.error(
                    "generated-missing",
                    project.source(file, 0),
                    "The file is generated from the contract, and is missing.",
                    generate(project));
            return;
        }
        texts.read(file, LARGEST)
                .filter(text -> !text.equals(wanted))
                .ifPresent(text -> findings.error(
                        "generated-differs",
                        project.source(file, firstDifference(text, wanted)),
                        "The file differs from the one generated from the contract.",
                        generate(project)));
    }

    private static String generate(Project project) {
        return "Run " + project.commandLine("generate") + ".";
    }

    private static int firstDifference(String present, String wanted) {
        List<String> has = present.lines().toList();
        List<String> wants = wanted.lines().toList();
        int line = 0;
        while (line < has.size() && line < wants.size() && has.get(line).equals(wants.get(line))) {
            line++;
        }
        return Math.min(line + 1, Math.max(1, has.size()));
    }
}
