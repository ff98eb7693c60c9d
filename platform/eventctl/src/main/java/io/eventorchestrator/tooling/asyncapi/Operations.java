package io.eventorchestrator.tooling.asyncapi;

import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.yaml.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The operations of one document. */
final class Operations {

    private static final String RULE = "operation";

    private final References references;
    private final Channels channels;
    private final Structure structure;
    private final Findings findings;
    private final String application;
    private final List<Operation> all = new ArrayList<>();
    private boolean namesServices;

    /** @param application that the document describes, for operations that name no service */
    Operations(References references, Channels channels, Structure structure, Findings findings, String application) {
        this.references = references;
        this.channels = channels;
        this.structure = structure;
        this.findings = findings;
        this.application = application;
    }

    void read(Part document) {
        List<Part> named =
                references.find(document, "operations").map(Part::entries).orElse(List.of());
        if (named.isEmpty()) {
            findings.warning(
                    RULE,
                    references.source(document),
                    "The document declares no operation, so nobody" + " publishes or reads its messages.",
                    "Add operations with the action send or receive.");
        }
        named.forEach(operation -> references.resolve(operation).ifPresent(part -> operation(operation, part)));
    }

    List<Operation> all() {
        return List.copyOf(all);
    }

    boolean namesServices() {
        return namesServices;
    }

    private void operation(Part named, Part part) {
        structure.ofOperation(named, part);
        String action = references.text(part, "action").orElse("");
        Optional<Part> channel = channel(named, part);
        if (!action.equals("send") && !action.equals("receive")) {
            findings.error(
                    RULE,
                    references.source(named),
                    "The operation " + named.name() + " has the action '" + action + "'.",
                    "AsyncAPI 3 has send and receive.");
        } else if (channel.isPresent()) {
            Optional<String> service = references.text(part, "x-service");
            namesServices |= service.isPresent();
            all.add(new Operation(
                    named.name(),
                    action.equals("send"),
                    channels.carrier(channel.get()),
                    service.orElse(application),
                    group(part),
                    types(part, channel.get()),
                    replies(part),
                    references.source(named),
                    new Declared(references, part)));
        }
    }

    private Optional<Part> channel(Part named, Part part) {
        Optional<Part> channel = references
                .find(part, "channel")
                .filter(found -> channels.types(found).isPresent());
        if (channel.isEmpty()) {
            findings.error(
                    RULE,
                    references.source(named),
                    "The operation " + named.name() + " names no channel of this document.",
                    "Refer to one as #/channels/NAME.");
        }
        return channel;
    }

    private String group(Part part) {
        return references
                .findWithTraits(part, "bindings", "kafka", "groupId")
                .flatMap(group -> group.text()
                        .or(() -> references.text(group, "enum", "0"))
                        .or(() -> references.text(group, "const"))
                        .or(() -> references.text(group, "default")))
                .orElse("");
    }

    private List<String> types(Part part, Part channel) {
        List<Part> chosen = references.find(part, "messages").map(Part::items).orElse(List.of());
        List<String> types = chosen.stream()
                .flatMap(message -> references.resolve(message).stream())
                .flatMap(message -> channels.type(message).stream())
                .distinct()
                .toList();
        return types.isEmpty() ? channels.types(channel).orElse(List.of()) : types;
    }

    private List<String> replies(Part part) {
        return references
                .find(part, "reply")
                .flatMap(reply -> references.find(reply, "channel").map(channel -> types(reply, channel)))
                .orElse(List.of());
    }
}
