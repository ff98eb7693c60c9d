package io.eventorchestrator.tooling.asyncapi;

import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.yaml.Part;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads all AsyncAPI documents of a project as one contract. */
public final class ContractReader {

    private static final Pattern VERSION = Pattern.compile("3\\.\\d+(\\.\\d+.*)?");

    private final Findings findings;
    private final Documents documents;
    private final References references;

    private ContractReader(Project project, Findings findings) {
        this.findings = findings;
        this.documents = new Documents(project, findings);
        this.references = new References(project, documents, findings);
    }

    /** @param findings takes everything that is broken, missing or not understood */
    public static Contract read(Project project, Findings findings) {
        ContractReader reader = new ContractReader(project, findings);
        return project.contracts().stream().map(reader::read).reduce(Contract.EMPTY, Contract::and);
    }

    private Contract read(Path file) {
        return documents.root(file).filter(this::isReadable).map(this::read).orElse(Contract.EMPTY);
    }

    private boolean isReadable(Part document) {
        Optional<String> version = document.text("asyncapi");
        if (version.isEmpty()) {
            findings.error(
                    "version",
                    references.source(document),
                    "The file is not an AsyncAPI document.",
                    "Begin it with" + " asyncapi: 3.0.0, or choose another with --contract.");
            return false;
        }
        if (!VERSION.matcher(version.get()).matches()) {
            findings.error(
                    "version",
                    references.source(document),
                    "AsyncAPI " + version.get() + " is not supported.",
                    "Convert it to 3.0.0: npx @asyncapi/cli convert.");
            return false;
        }
        return true;
    }

    private Contract read(Part document) {
        Structure structure = new Structure(references, findings);
        structure.ofDocument(document);
        Channels channels = new Channels(references, new Schemas(references, findings), structure, findings);
        channels.read(document);
        Operations operations = new Operations(references, channels, structure, findings, application(document));
        operations.read(document);
        if (!operations.namesServices() && !operations.all().isEmpty()) {
            findings.note(
                    "service",
                    references.source(document),
                    "No operation names its service; all are assumed to belong to '" + application(document)
                            + "', the document's title.",
                    "Name it with x-service.");
        }
        return new Contract(
                channels.all(),
                channels.messages(),
                operations.all(),
                List.of(new Declared(references, document)),
                new SagaReader(references).read(document),
                operations.namesServices());
    }

    private String application(Part document) {
        return references.text(document, "info", "title").orElse("the application");
    }
}
