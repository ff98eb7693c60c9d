package io.eventorchestrator.tooling.asyncapi;

import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.yaml.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** The channels of one document and the messages on them. */
final class Channels {

    private final References references;
    private final MessageReader messageReader;
    private final CarrierReader carrierReader;
    private final Structure structure;
    private final Findings findings;
    private final List<Channel> all = new ArrayList<>();
    private final Map<Node, Carrier> carrierOfChannel = new HashMap<>();
    private final Map<Node, List<String>> typesOfChannel = new LinkedHashMap<>();
    private final Map<Node, String> typeOfMessage = new LinkedHashMap<>();
    private final Map<String, Message> messageOfType = new LinkedHashMap<>();

    Channels(References references, Schemas schemas, Structure structure, Findings findings) {
        this.references = references;
        this.messageReader = new MessageReader(references, schemas);
        this.carrierReader = new CarrierReader(references, findings);
        this.structure = structure;
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
        return List.copyOf(messageOfType.values());
    }

    List<Channel> all() {
        return List.copyOf(all);
    }

    /** @param channel of this document */
    Carrier carrier(Part channel) {
        return Objects.requireNonNull(carrierOfChannel.get(channel.node()));
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
        structure.ofChannel(named, channel.get());
        List<Part> carried =
                references.find(channel.get(), "messages").map(Part::entries).orElse(List.of());
        if (carried.isEmpty()) {
            findings.warning(
                    "message",
                    references.source(named),
                    "The channel " + named.name() + " declares no message.",
                    "Add it under messages.");
        }
        Carrier carrier = carrierReader.read(named, channel.get());
        List<Message> messages = carried.stream()
                .flatMap(entry -> message(entry, carrier).stream())
                .toList();
        all.add(new Channel(carrier, messages));
        carrierOfChannel.put(channel.get().node(), carrier);
        typesOfChannel.put(
                channel.get().node(), messages.stream().map(Message::type).toList());
    }

    private Optional<Message> message(Part named, Carrier carrier) {
        return references.resolve(named).map(message -> {
            structure.ofMessage(named, message);
            String type = references.text(message, "name").orElse(named.name());
            Message read = messageReader.read(type, named, message, carrier);
            typeOfMessage.put(message.node(), type);
            messageOfType.merge(type, read, MessageReader::merged);
            return read;
        });
    }
}
