package io.eventorchestrator.tooling.asyncapi;

import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.yaml.Part;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the schema of a message's payload. */
final class Schemas {

    private static final Pattern UNDERSTOOD =
            Pattern.compile("application/(schema\\+(json|yaml)|vnd\\.aai\\.asyncapi(\\+(json|yaml))?)\\b.*");

    private final References references;
    private final Findings findings;

    Schemas(References references, Findings findings) {
        this.references = references;
        this.findings = findings;
    }

    Excerpt of(Part message) {
        Optional<Part> payload = references.findWithTraits(message, "payload");
        if (payload.isEmpty()) {
            findings.warning(
                    "schema",
                    references.source(message),
                    "The message " + message.name() + " has no readable schema.",
                    "Declare its payload.");
            return elsewhere(message.get("payload"));
        }
        payload.get()
                .text("schemaFormat")
                .filter(Schemas::isForeign)
                .ifPresent(format -> findings.note(
                        "schema",
                        references.source(payload.get()),
                        format + " is not understood; the schema is not checked.",
                        ""));
        return unwrapped(payload.get())
                .map(references::excerpt)
                .orElseGet(() -> elsewhere(payload.get().get("schema")));
    }

    private Optional<Part> unwrapped(Part payload) {
        Optional<Part> wrapped = payload.get("schema");
        return wrapped.isPresent() ? references.resolve(wrapped.get()) : Optional.of(payload);
    }

    /** The payload's properties; none if its schema has another format, or can't be read. */
    List<Property> properties(Part message, List<String> personal) {
        return references
                .findWithTraits(message, "payload")
                .filter(payload ->
                        payload.text("schemaFormat").filter(Schemas::isForeign).isEmpty())
                .flatMap(this::unwrapped)
                .map(schema -> new Properties(references, Set.copyOf(personal)).of(schema))
                .orElse(List.of());
    }

    /** The paths that a message marks as personal data. */
    List<String> personal(Part message) {
        return references.findWithTraits(message, Properties.PERSONAL).map(Part::items).orElse(List.of()).stream()
                .flatMap(path -> path.text().stream())
                .distinct()
                .toList();
    }

    /** An example that the message declares, or the file that this platform's contracts have for it. */
    Excerpt example(Part document, String type, String version, Part message) {
        return references
                .findWithTraits(message, "examples", "0", "payload")
                .map(references::excerpt)
                .or(() -> isFileName(type) && isFileName(version)
                        ? references.fileBeside(document, "examples/" + type + "/" + version + ".json")
                        : Optional.empty())
                .orElse(Excerpt.NONE);
    }

    private static boolean isFileName(String text) {
        return text.matches("\\w[\\w.-]*");
    }

    static boolean isForeign(String format) {
        return !format.isEmpty() && !UNDERSTOOD.matcher(format).matches();
    }

    private static Excerpt elsewhere(Optional<Part> schema) {
        return schema.flatMap(part -> part.text("$ref")).map(Excerpt::elsewhere).orElse(Excerpt.NONE);
    }
}
