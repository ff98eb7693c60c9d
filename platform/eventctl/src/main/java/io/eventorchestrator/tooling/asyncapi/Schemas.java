package io.eventorchestrator.tooling.asyncapi;

import io.eventorchestrator.tooling.project.Findings;
import java.util.Optional;
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
                .filter(this::isForeign)
                .ifPresent(format -> findings.note(
                        "schema",
                        references.source(payload.get()),
                        format + " is not understood; the schema is not checked.",
                        ""));
        Optional<Part> wrapped = payload.get().get("schema");
        Optional<Part> schema = wrapped.isPresent() ? references.resolve(wrapped.get()) : payload;
        return schema.map(references::excerpt).orElseGet(() -> elsewhere(wrapped));
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

    private boolean isForeign(String format) {
        return !UNDERSTOOD.matcher(format).matches();
    }

    private static Excerpt elsewhere(Optional<Part> schema) {
        return schema.flatMap(part -> part.text("$ref")).map(Excerpt::elsewhere).orElse(Excerpt.NONE);
    }
}
