package io.eventorchestrator.tooling.asyncapi;

import io.eventorchestrator.tooling.yaml.Part;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads messages, and merges those of the same type. */
final class MessageReader {

    private final References references;
    private final Schemas schemas;

    MessageReader(References references, Schemas schemas) {
        this.references = references;
        this.schemas = schemas;
    }

    /**
     * Reads a message of a channel.
     *
     * @param named the channel's entry, which may refer to the message
     */
    Message read(String type, Part named, Part message, Carrier carrier) {
        String title = references.text(message, "title").orElse(type);
        String version = references.text(message, "x-version").orElse("");
        List<String> personal = schemas.personal(message);
        Set<String> aliases = new LinkedHashSet<>(List.of(named.name(), message.name(), title));
        return new Message(
                type,
                title,
                List.copyOf(aliases),
                version,
                references.text(message, "x-key").orElse(""),
                references
                        .text(message, "description")
                        .or(() -> references.text(message, "summary"))
                        .orElse(""),
                schemas.of(message),
                schemas.properties(message, personal),
                personal,
                schemas.example(named, type, version, message),
                List.of(carrier),
                references.source(message),
                new Declared(references, message));
    }

    /** The first message, with the aliases and carriers of both. */
    static Message merged(Message one, Message other) {
        return new Message(
                one.type(),
                one.title(),
                Stream.concat(one.aliases().stream(), other.aliases().stream())
                        .distinct()
                        .toList(),
                one.version(),
                one.key(),
                one.description(),
                one.schema(),
                one.properties(),
                one.personal(),
                one.example(),
                Stream.concat(one.carriers().stream(), other.carriers().stream())
                        .distinct()
                        .toList(),
                one.source(),
                one.declared());
    }
}
