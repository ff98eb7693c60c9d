package io.eventorchestrator.tooling.asyncapi;

import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.project.Source;
import io.eventorchestrator.tooling.yaml.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Follows {@code $ref} within a document and to other files of the project. Fetches nothing. */
final class References {

    private static final String RULE = "reference";
    private static final int LONGEST_CHAIN = 20;
    private static final Pattern ELSEWHERE = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]+:|//).*", Pattern.DOTALL);
    private static final Pattern READABLE = Pattern.compile("(?i).*\\.(ya?ml|json|avsc)");

    private final Project project;
    private final Documents documents;
    private final Findings findings;

    References(Project project, Documents documents, Findings findings) {
        this.project = project;
        this.documents = documents;
        this.findings = findings;
    }

    Source source(Part part) {
        return project.source(part.file(), part.line());
    }

    Excerpt excerpt(Part part) {
        return new Excerpt(source(part).toString(), documents.lines(part));
    }

    /** A file of the project that need not exist. */
    Optional<Excerpt> fileBeside(Part part, String name) {
        Path file = part.file().resolveSibling(name).normalize();
        return file.startsWith(project.root()) && Files.isRegularFile(file)
                ? documents.root(file).map(this::excerpt)
                : Optional.empty();
    }

    /** The part under a path of keys, following the reference of each step. */
    Optional<Part> find(Part part, String... path) {
        Optional<Part> at = resolve(part);
        for (String key : path) {
            at = at.flatMap(found -> found.get(key)).flatMap(this::resolve);
        }
        return at;
    }

    /** Like {@link #find}, or what the part's traits hold there, of which the last one prevails. */
    Optional<Part> findWithTraits(Part part, String... path) {
        List<Part> traits = find(part, "traits").map(Part::items).orElse(List.of());
        return find(part, path)
                .or(() -> traits.reversed().stream()
                        .flatMap(trait -> find(trait, path).stream())
                        .findFirst());
    }

    Optional<String> text(Part part, String... path) {
        return findWithTraits(part, path).flatMap(Part::text);
    }

    /** The target of a reference, or the part itself if it is none. */
    Optional<Part> resolve(Part part) {
        Part at = part;
        for (int hops = 0; hops < LONGEST_CHAIN; hops++) {
            Optional<String> reference = at.text("$ref");
            if (reference.isEmpty()) {
                return Optional.of(at);
            }
            Optional<Part> target = target(at, reference.get());
            if (target.isEmpty()) {
                return Optional.empty();
            }
            at = target.get();
        }
        findings.error(RULE, source(part), "$ref leads back to itself.", "Refer to the part itself.");
        return Optional.empty();
    }

    private Optional<Part> target(Part part, String reference) {
        int hash = reference.indexOf('#');
        String file = hash < 0 ? reference : reference.substring(0, hash);
        String pointer = hash < 0 ? "" : reference.substring(hash + 1);
        Optional<Part> root = file.isEmpty() ? documents.root(part.file()) : other(part, file);
        Optional<Part> target = root.flatMap(document -> within(document, pointer));
        if (root.isPresent() && target.isEmpty()) {
            findings.error(RULE, source(part), "There is no " + reference + ".", "Mend the $ref, or add the part.");
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
                return Optional.of(file);
            }
            findings.warning(
                    RULE,
                    source(part),
                    reference + " lies outside of the project and is not read.",
                    "Choose a folder that holds both with --project.");
        } catch (IOException | InvalidPathException missing) {
            findings.error(
                    RULE, source(part), "There is no file " + reference + ".", "Mend the $ref, or add the file.");
        }
        return Optional.empty();
    }

    private static Optional<Part> within(Part document, String pointer) {
        Optional<Part> at = Optional.of(document);
        for (String step : pointer.split("/", -1)) {
            String key = step.replace("~1", "/").replace("~0", "~").replace("%20", " ");
            at = key.isEmpty() ? at : at.flatMap(part -> part.get(key));
        }
        return at;
    }
}
