package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.tooling.edits.ProjectEdits;
import io.eventorchestrator.tooling.edits.Splice;
import io.eventorchestrator.tooling.edits.YamlText;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** The next minor version of an event, with the edits that begin it. */
final class NextMinor {

    private static final String CONTRACT = ContractFiles.HERE + ContractFiles.CONTRACT;
    private static final String RELEASED = "event-contracts/released-schemas.sha256";

    private final Catalogue catalogue;
    private final Channel channel;
    private final ProjectEdits edits;

    private NextMinor(Catalogue catalogue, Channel channel, ProjectEdits edits) {
        this.catalogue = catalogue;
        this.channel = channel;
        this.edits = edits;
    }

    /** @throws InvalidContract if the contract can't be used, or has no such event */
    static NextMinor of(String type, ProjectEdits edits) throws IOException {
        Catalogue catalogue = Catalogue.parse(CONTRACT, edits.text(CONTRACT));
        return new NextMinor(catalogue, channel(catalogue, type), edits);
    }

    private static Channel channel(Catalogue catalogue, String type) {
        List<Channel> channels = catalogue.channels();
        return channels.stream()
                .filter(channel -> channel.topic().equals(type))
                .findFirst()
                .orElseThrow(() -> new InvalidContract("The contract has no event " + type + "; it has "
                        + channels.stream().map(Channel::topic).collect(Collectors.joining(", ")) + "."));
    }

    String current() {
        return channel.version();
    }

    String version() {
        int dot = current().indexOf('.');
        return current().substring(0, dot + 1) + (Integer.parseInt(current().substring(dot + 1)) + 1);
    }

    String producer() {
        return channel.producer();
    }

    List<Group> readers() {
        return catalogue.groups().stream()
                .filter(group -> group.topics().contains(channel.topic()))
                .toList();
    }

    /** @throws InvalidContract if the current version is not released, or a file exists or lacks what it should have */
    void enter() throws IOException {
        refuseUnreleased();
        copy("schemas/");
        copy("examples/");
        enterInContract();
        WrittenRecord.find(channel.topic(), current(), edits).enter(version());
    }

    private void refuseUnreleased() throws IOException {
        String name = "  " + channel.topic() + "/" + current() + ".json";
        if (edits.text(RELEASED).lines().noneMatch(line -> line.endsWith(name))) {
            throw new InvalidContract(channel.topic() + " " + current() + " is not released yet (" + RELEASED
                    + " does not list it): edit it instead.");
        }
    }

    private void copy(String folder) throws IOException {
        String files = ContractFiles.HERE + folder + channel.topic() + "/";
        String id = "/" + channel.topic() + "/";
        String text = edits.text(files + current() + ".json");
        if (!text.contains(id + current() + "\"")) {
            throw new InvalidContract(
                    files + current() + ".json does not name its version: \"…" + id + current() + "\"");
        }
        edits.create(files + version() + ".json", text.replace(id + current() + "\"", id + version() + "\""));
    }

    private void enterInContract() throws IOException {
        String text = edits.text(CONTRACT);
        YamlText yaml = YamlText.parse(CONTRACT, text);
        String schema = "schemas/" + channel.topic() + "/" + version() + ".json";
        String edited = Splice.all(
                text,
                List.of(
                        yaml.value(List.of("components", "messages", channel.event(), "x-version"), version()),
                        yaml.value(
                                List.of("components", "messages", channel.event(), "payload", "schema", "$ref"),
                                schema)));
        if (!channel(Catalogue.parse(CONTRACT, edited), channel.topic())
                .version()
                .equals(version())) {
            throw new InvalidContract(CONTRACT + " declares the version of " + channel.topic()
                    + " in a form that can't be edited; nothing was changed.");
        }
        edits.change(CONTRACT, edited);
    }
}
