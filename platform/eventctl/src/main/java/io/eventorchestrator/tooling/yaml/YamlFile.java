package io.eventorchestrator.tooling.yaml;

import io.eventorchestrator.catalogue.FaultyText;
import io.eventorchestrator.catalogue.SmallFile;
import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.project.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** A YAML or JSON file of a project. */
public final class YamlFile {

    /** The largest file in bytes that is read. */
    public static final int LARGEST = SmallFile.LARGEST;

    private static final String REMEDY = "Correct the file; until then, its other parts are not checked.";

    // Aliases are followed one by one, so their number does no harm.
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setUseMarks(true)
            .setCodePointLimit(LARGEST)
            .setMaxAliasesForCollections(Integer.MAX_VALUE)
            .build();

    private final Project project;
    private final Path file;

    /** @param file absolute */
    public YamlFile(Project project, Path file) {
        this.project = project;
        this.file = file;
    }

    /**
     * Its documents; those before an error, if there is one.
     *
     * @param findings takes the error
     */
    public List<Part> documents(String text, Findings findings) {
        List<Part> documents = new ArrayList<>();
        try {
            Composer composer = new Composer(
                    SETTINGS, new ShallowParser(new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text))));
            while (composer.hasNext()) {
                documents.add(Part.root(file, composer.next()));
            }
        } catch (MarkedYamlEngineException broken) {
            int line = broken.getProblemMark().map(Mark::getLine).orElse(-1) + 1;
            findings.error(
                    "syntax", project.source(file, line), "No YAML or JSON: " + broken.getProblem() + ".", REMEDY);
        } catch (YamlEngineException broken) {
            findings.error(
                    "syntax",
                    project.source(file, FaultyText.lineOfControlCharacter(text)),
                    "No YAML or JSON: " + broken.getMessage() + ".",
                    REMEDY);
        }
        return documents;
    }
}
