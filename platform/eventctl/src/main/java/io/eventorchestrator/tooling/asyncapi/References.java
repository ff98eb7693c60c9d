package io.eventorchestrator.tooling.asyncapi;

import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.project.Source;
import io.eventorchestrator.tooling.yaml.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Follows {@code $ref} within a document and to other files of the project. Fetches nothing. */
final class References {

    private static final int LONGEST_CHAIN = 20;

    private final Project project;
    private final Documents documents;
    private final Findings findings;
    private final ReferenceTargets targets;

    References(Project project, Documents documents, Findings findings) {
        this.project = project;
        this.documents = documents;
        this.findings = findings;
        this.targets = new ReferenceTargets(project, documents, findings);
    }

    Source source(Part part) {
        return project.source(part.file(), part.line());
    }

    Excerpt excerpt(Part part) {
        return new Excerpt(source(part).toString(), documents.lines(part), Optional.of(part));
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

    /** Like {@link #find}; if the part itself has no such value, looks in its traits, the last one first. */
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

    /** The part that a reference names; empty if it is missing or not read, which is a finding. */
    Optional<Part> target(Part part, String reference) {
        return targets.of(part, reference);
    }

    /** Tests whether the part is a whole document. */
    boolean isDocument(Part part) {
        return documents
                .root(part.file())
                .filter(root -> root.node().equals(part.node()))
                .isPresent();
    }

    /** Reports a part that is not read to its end. */
    void tooLarge(Part part) {
        findings.error("schema", source(part), "It has too many values to be compared.", "Split it.");
    }

    /** The target of a reference, or the part itself if it is not a reference. */
    Optional<Part> resolve(Part part) {
        Part at = part;
        for (int hops = 0; hops < LONGEST_CHAIN; hops++) {
            Optional<String> reference = at.text("$ref");
            if (reference.isEmpty()) {
                return Optional.of(at);
            }
            Optional<Part> target = targets.of(at, reference.get());
            if (target.isEmpty()) {
                return Optional.empty();
            }
            at = target.get();
        }
        findings.error(ReferenceTargets.RULE, source(at), "$ref leads back to itself.", "Refer to the part itself.");
        return Optional.empty();
    }
}
