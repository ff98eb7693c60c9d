package io.eventorchestrator.tooling.asyncapi;

import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.yaml.Part;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;

/** The channels of one document and the messages on them. */
final class Channels {

    private final References references;
    private final Schemas schemas;
    private final Findings findings;
    private final Map<Node, List<String>> typesOfChannel = new LinkedHashMap<>();
    private final Map<Node, String> typeOfMessage = new LinkedHashMap<>();
    private final Map<String, Message> messages = new LinkedHashMap<>();

    Channels(References references, Schemas schemas, Findings findings) {
        this.references = references;
        this.schemas = schemas;
        this.findings = findings;
    }

    void read(Part document) {
        references
                .find(document, "channels")
                .map(Part::entries)
                .orElse(List.of())
                .forEach(this::channel);
    }

    List<Message> messages() {
        return List.copyOf(messages.values());
    }

    /** The types that a channel carries; empty if this document has no such channel. */
    Optional<List<String>> types(Part channel) {
        return Optional.ofNullable(typesOfChannel.get(channel.node()));
    }

    Optional<String> type(Part message) {
        return Optional.ofNullable(typeOfMessage.get(message.node()));
    }

    private void channel(Part named) {
        Optional<Part> channel = references.resolve(named);
        if (channel.isEmpty()) {
            return;
        }
        List<Part> carried =
                references.find(channel.get(), "messages").map(Part::entries).orElse(List.of());
        if (carried.isEmpty()) {
            findings.warning(
                    "message",
                    references.source(named),
                    "The channel " + named.name() + " declares no message.",
                    "Add it under messages.");
        }
        Carrier carrier = carrier(named, channel.get());
        typesOfChannel.put(
                channel.get().node(),
                carried.stream()
                        .flatMap(entry -> message(entry, carrier).stream())
                        .toList());
    }

    private Optional<String> message(Part named, Carrier carrier) {
        return references.resolve(named).map(message -> {
            String type = references.text(message, "name").orElse(named.name());
            typeOfMessage.put(message.node(), type);
            messages.merge(type, read(type, named, message, carrier), Channels::merged);
            return type;
        });
    }

    private Message read(String type, Part named, Part message, Carrier carrier) {
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
                references.source(message));
    }

    private static Message merged(Message one, Message other) {
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
                one.source());
    }

    private Carrier carrier(Part named, Part channel) {
        Map<String, String> settings = new TreeMap<>();
        for (Part protocol :
                references.find(channel, "bindings").map(Part::entries).orElse(List.of())) {
            if (protocol.name().equals("kafka")) {
                references.resolve(protocol).ifPresent(binding -> flatten("", binding, settings));
            } else {
                findings.note(
                        "binding",
                        references.source(protocol),
                        "The binding of " + protocol.name() + " is not understood.",
                        "");
            }
        }
        return new Carrier(
                named.name(), references.text(channel, "address").orElse(""), settings, references.source(named));
    }

    // A topic's configuration is one level deep.
    private static void flatten(String prefix, Part binding, Map<String, String> settings) {
        for (Part setting : binding.entries()) {
            setting.text().ifPresent(value -> settings.put(prefix + setting.name(), value));
            if (prefix.isEmpty() && setting.name().equals("topicConfiguration")) {
                flatten("topicConfiguration.", setting, settings);
            }
        }
    }
}
