package io.eventorchestrator.tooling.asyncapi;

import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.project.Source;
import io.eventorchestrator.tooling.yaml.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;

/** Finds the part that a {@code $ref} names: in its document, or in another file of the project. */
final class ReferenceTargets {

    static final String RULE = "reference";
    private static final Pattern ELSEWHERE = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]+:|//).*", Pattern.DOTALL);
    private static final Pattern READABLE = Pattern.compile("(?i).*\\.(ya?ml|json|avsc)");

    private final Project project;
    private final Documents documents;
    private final Findings findings;
    private final Map<Node, Map<String, Part>> entries = new HashMap<>();

    ReferenceTargets(Project project, Documents documents, Findings findings) {
        this.project = project;
        this.documents = documents;
        this.findings = findings;
    }

    /** Reports a target that is missing or is not read. */
    Optional<Part> of(Part part, String reference) {
        int hash = reference.indexOf('#');
        String file = hash < 0 ? reference : reference.substring(0, hash);
        String pointer = hash < 0 ? "" : reference.substring(hash + 1);
        Optional<Part> root = file.isEmpty() ? documents.root(part.file()) : other(part, file);
        Optional<Part> target = root.flatMap(document -> within(document, pointer));
        if (root.isPresent() && target.isEmpty()) {
            findings.error(RULE, source(part), "There is no " + reference + ".", "Correct the $ref, or add the part.");
        }
        return target;
    }

    private Optional<Part> other(Part part, String reference) {
        if (ELSEWHERE.matcher(reference).matches()) {
            findings.note(RULE, source(part), reference + " is outside of the project and is not fetched.", "");
            return Optional.empty();
        }
        Optional<Path> file = inside(part, reference);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        if (!READABLE.matcher(reference).matches()) {
            findings.note(RULE, source(part), reference + " is neither YAML nor JSON and is not read.", "");
            return Optional.empty();
        }
        return documents.root(file.get());
    }

    private Optional<Path> inside(Part part, String reference) {
        try {
            Path file =
                    part.file().resolveSibling(reference.replace("%20", " ")).toRealPath();
            if (file.startsWith(project.root().toRealPath())) {
                return regular(part, reference, file);
            }
            findings.warning(
                    RULE,
                    source(part),
                    reference + " lies outside of the project and is not read.",
                    "Choose a folder that holds both with --project.");
        } catch (IOException | InvalidPathException missing) {
            findings.error(
                    RULE, source(part), "There is no file " + reference + ".", "Correct the $ref, or add the file.");
        }
        return Optional.empty();
    }

    // Reading a pipe might never end.
    private Optional<Path> regular(Part part, String reference, Path file) {
        if (Files.isRegularFile(file)) {
            return Optional.of(file);
        }
        findings.error(RULE, source(part), reference + " is not a regular file.", "Correct the $ref.");
        return Optional.empty();
    }

    private Optional<Part> within(Part document, String pointer) {
        Optional<Part> at = Optional.of(document);
        for (String step : pointer.split("/", -1)) {
            String key = step.replace("~1", "/").replace("~0", "~").replace("%20", " ");
            at = key.isEmpty() ? at : at.flatMap(part -> get(part, key));
        }
        return at;
    }

    private Optional<Part> get(Part part, String key) {
        return part.isMapping()
                ? Optional.ofNullable(entries.computeIfAbsent(part.node(), node -> byName(part))
                        .get(key))
                : part.get(key);
    }

    private static Map<String, Part> byName(Part part) {
        return part.entries().stream().collect(Collectors.toMap(Part::name, entry -> entry));
    }

    private Source source(Part part) {
        return project.source(part.file(), part.line());
    }
}
