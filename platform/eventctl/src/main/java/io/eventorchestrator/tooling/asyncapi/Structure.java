package io.eventorchestrator.tooling.asyncapi;

import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.yaml.Part;
import java.util.Map;
import java.util.function.Predicate;

/** Reports parts of a document that are not what AsyncAPI has there, such as a list of channels. */
final class Structure {

    static final String RULE = "structure";

    private static final Map<String, Form> DOCUMENT = Map.of(
            "info", Form.MAPPING,
            "info.title", Form.TEXT,
            "channels", Form.MAPPING,
            "operations", Form.MAPPING,
            "components", Form.MAPPING);
    private static final Map<String, Form> CHANNEL = Map.of(
            "address", Form.TEXT,
            "messages", Form.MAPPING,
            "bindings", Form.MAPPING,
            "bindings.kafka", Form.MAPPING,
            "bindings.kafka.topic", Form.TEXT,
            "bindings.kafka.partitions", Form.TEXT,
            "bindings.kafka.replicas", Form.TEXT,
            "bindings.kafka.topicConfiguration", Form.MAPPING);
    private static final Map<String, Form> MESSAGE = Map.of(
            "name", Form.TEXT,
            "title", Form.TEXT,
            "summary", Form.TEXT,
            "description", Form.TEXT,
            "payload", Form.SCHEMA,
            "traits", Form.LIST,
            "examples", Form.LIST,
            "bindings", Form.MAPPING,
            "bindings.kafka", Form.MAPPING);
    private static final Map<String, Form> OPERATION = Map.of(
            "action", Form.TEXT,
            "channel", Form.MAPPING,
            "messages", Form.LIST,
            "traits", Form.LIST,
            "bindings", Form.MAPPING,
            "bindings.kafka", Form.MAPPING,
            "reply", Form.MAPPING,
            "reply.channel", Form.MAPPING,
            "reply.messages", Form.LIST);

    private final References references;
    private final Findings findings;

    Structure(References references, Findings findings) {
        this.references = references;
        this.findings = findings;
    }

    void ofDocument(Part document) {
        compare(document, DOCUMENT);
        references.find(document, "components").stream()
                .flatMap(components -> components.entries().stream())
                .forEach(this::components);
    }

    // A schema may be true or false, and what extensions hold is free.
    private void components(Part section) {
        if (section.name().startsWith("x-")) {
            return;
        }
        compare(section, section.name(), Form.MAPPING);
        Form each = section.name().equals("schemas") ? Form.SCHEMA : Form.MAPPING;
        section.entries().forEach(component -> compare(component, component.name(), each));
    }

    void ofChannel(Part named, Part channel) {
        compare(channel, named.name(), Form.MAPPING);
        compare(channel, CHANNEL);
    }

    void ofMessage(Part named, Part message) {
        compare(message, named.name(), Form.MAPPING);
        compare(message, MESSAGE);
    }

    void ofOperation(Part named, Part operation) {
        compare(operation, named.name(), Form.MAPPING);
        compare(operation, OPERATION);
    }

    private void compare(Part holder, Map<String, Form> parts) {
        parts.forEach((path, form) ->
                references.find(holder, path.split("\\.")).ifPresent(part -> compare(part, part.name(), form)));
    }

    private void compare(Part part, String name, Form form) {
        if (!part.isNull() && !form.fits(part)) {
            findings.error(
                    RULE,
                    references.source(part),
                    name + " must be " + form.words + ", but is " + Form.of(part).words + ".",
                    "Correct it; until then, it is not read.");
        }
    }

    private enum Form {
        MAPPING("a mapping", Part::isMapping),
        LIST("a list", Part::isList),
        TEXT("a text or number", part -> !part.isMapping() && !part.isList()),
        SCHEMA("a schema", part -> part.isMapping() || part.text().orElse("").matches("true|false"));

        private final String words;

        @SuppressWarnings("ImmutableEnumChecker") // These functions hold nothing.
        private final Predicate<Part> test;

        Form(String words, Predicate<Part> test) {
            this.words = words;
            this.test = test;
        }

        boolean fits(Part part) {
            return test.test(part);
        }

        static Form of(Part part) {
            return part.isMapping() ? MAPPING : part.isList() ? LIST : TEXT;
        }
    }
}
