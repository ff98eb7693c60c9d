package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.catalogue.SchemaVersion;
import io.eventorchestrator.tooling.asyncapi.ProjectContract;
import io.eventorchestrator.tooling.edits.ProjectEdits;
import io.eventorchestrator.tooling.edits.Splice;
import io.eventorchestrator.tooling.edits.YamlText;
import io.eventorchestrator.tooling.project.ContractLayout;
import io.eventorchestrator.tooling.project.Project;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The next version of an event, with the edits that begin it. */
final class NextVersion {

    private final Catalogue catalogue;
    private final Channel channel;
    private final ContractLayout layout;
    private final ProjectEdits edits;
    private final boolean isMajor;

    private NextVersion(
            Catalogue catalogue, Channel channel, ContractLayout layout, ProjectEdits edits, boolean isMajor) {
        this.catalogue = catalogue;
        this.channel = channel;
        this.layout = layout;
        this.edits = edits;
        this.isMajor = isMajor;
    }

    /** @throws InvalidContract if the contract can't be used, was written for other tools, or has no such event */
    static NextVersion of(Project project, String type, boolean isMajor, ProjectEdits edits) {
        ContractLayout layout = ContractLayout.anywhere(project);
        return switch (ProjectContract.of(project)) {
            case ProjectContract.OfPlatform platform -> {
                Catalogue catalogue = platform.catalogue();
                yield new NextVersion(catalogue, channel(catalogue, type), layout, edits, isMajor);
            }
            case ProjectContract.ForOtherTools others ->
                throw new InvalidContract(layout.contract() + " was written for other tools: without x-service and"
                        + " x-version it says neither which version comes next nor who reads it; nothing was changed.");
        };
    }

    private static Channel channel(Catalogue catalogue, String type) {
        return catalogue
                .findChannel(type)
                .orElseThrow(() -> new InvalidContract("The contract has no event " + type + "; it has "
                        + catalogue.channels().stream().map(Channel::topic).collect(Collectors.joining(", ")) + "."));
    }

    String current() {
        return channel.version();
    }

    String version() {
        SchemaVersion now = SchemaVersion.find(current())
                .orElseThrow(() -> new InvalidContract("The version of " + channel.topic() + " is " + current()
                        + ", not <major>.<minor> such as 1.0; nothing was changed."));
        SchemaVersion next =
                isMajor ? new SchemaVersion(now.major() + 1, 0) : new SchemaVersion(now.major(), now.minor() + 1);
        return next.toString();
    }

    boolean isMajor() {
        return isMajor;
    }

    String event() {
        return channel.event();
    }

    String producer() {
        return channel.producer();
    }

    List<Group> readers() {
        return catalogue.groups().stream()
                .filter(group -> group.topics().contains(channel.topic()))
                .toList();
    }

    /**
     * Makes the edits.
     *
     * @return whether the project has a record of the event
     * @throws InvalidContract if the current version is not released, a new file exists, or a file can't be edited
     */
    boolean enter() throws IOException {
        refuseUnreleased();
        copy("schemas/");
        if (layout.isOwn() || edits.exists(file("examples/", current()))) {
            copy("examples/");
        }
        enterInContract();
        Optional<WrittenRecord> written = WrittenRecord.find(channel.topic(), current(), layout, edits);
        if (written.isPresent()) {
            enterIn(written.get());
        }
        return written.isPresent();
    }

    private void enterIn(WrittenRecord written) throws IOException {
        if (isMajor) {
            new SupersededRecord(written, channel.key(), layout.sources(), edits).enter(current());
        }
        written.enter(version());
    }

    private String file(String folder, String version) {
        return layout.resources() + folder + channel.topic() + "/" + version + ".json";
    }

    private void refuseUnreleased() throws IOException {
        String name = "  " + channel.topic() + "/" + current() + ".json";
        boolean isListed = edits.exists(layout.releases()) || layout.isOwn();
        if (isListed && edits.text(layout.releases()).lines().noneMatch(line -> line.endsWith(name))) {
            throw new InvalidContract(channel.topic() + " " + current() + " is not released yet (" + layout.releases()
                    + " does not list it): edit it instead.");
        }
    }

    private void copy(String folder) throws IOException {
        String id = "/" + channel.topic() + "/";
        String present = file(folder, current());
        String text = edits.text(present);
        if (!text.contains(id + current() + "\"")) {
            throw new InvalidContract(present + " does not name its version: \"…" + id + current() + "\"");
        }
        edits.create(file(folder, version()), text.replace(id + current() + "\"", id + version() + "\""));
    }

    private void enterInContract() throws IOException {
        String text = edits.text(layout.contract());
        YamlText yaml = YamlText.parse(layout.contract(), text);
        String schema = "schemas/" + channel.topic() + "/" + version() + ".json";
        String edited = Splice.all(
                text,
                List.of(
                        yaml.value(List.of("components", "messages", channel.event(), "x-version"), version()),
                        yaml.value(
                                List.of("components", "messages", channel.event(), "payload", "schema", "$ref"),
                                schema)));
        if (!channel(Catalogue.parse(layout.contract(), edited), channel.topic())
                .version()
                .equals(version())) {
            throw new InvalidContract(layout.contract() + " declares the version of " + channel.topic()
                    + " in a form that can't be edited; nothing was changed.");
        }
        edits.change(layout.contract(), edited);
    }
}
