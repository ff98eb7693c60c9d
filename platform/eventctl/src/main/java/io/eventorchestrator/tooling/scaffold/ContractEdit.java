package io.eventorchestrator.tooling.scaffold;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.tooling.edits.Splice;
import io.eventorchestrator.tooling.edits.YamlText;
import io.eventorchestrator.tooling.terminal.KnownNames;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The contract, in which an event is entered beside those of its producer. */
record ContractEdit(Catalogue catalogue, Workspace workspace) {

    private static final List<String> OPERATIONS = List.of("operations");

    /** @throws InvalidContract if there is no contract that can be used */
    static ContractEdit of(Workspace workspace) throws IOException {
        String file = workspace.layout().contract();
        return new ContractEdit(Catalogue.parse(file, workspace.edits().text(file)), workspace);
    }

    /** @throws InvalidContract if there is no such service, neither in the contract nor as a module */
    void refuseUnknown(String producer) {
        if (!catalogue.services().contains(producer) && !workspace.edits().exists(producer + "/pom.xml")) {
            throw noService(producer);
        }
    }

    /** @return the folder of its module, which ends in a slash, or is empty for the root
     * @throws InvalidContract if the service has no module */
    String module(String service) throws IOException {
        if (!workspace.layout().isOwn() && !catalogue.services().contains(service)) {
            throw noService(service);
        }
        return workspace.module(service).orElseThrow(() -> noService(service));
    }

    private InvalidContract noService(String named) {
        return new InvalidContract("There is no service " + named
                + new KnownNames(catalogue.services().stream().sorted().toList()).insteadOf(named, "there are")
                + (workspace.layout().isOwn() ? " docs/add-a-service.md adds one." : ""));
    }

    /** @throws InvalidContract if the contract has no such event; the message names those that it has */
    Channel channel(String type) {
        return catalogue
                .findChannel(type)
                .orElseThrow(() -> new InvalidContract("There is no event " + type
                        + new KnownNames(catalogue.channels().stream()
                                        .map(Channel::topic)
                                        .sorted()
                                        .toList())
                                .insteadOf(type, "there are")));
    }

    /** @throws InvalidContract if the contract has this type or this class */
    void refuseExisting(EventName name) {
        catalogue.channels().stream()
                .filter(channel ->
                        channel.topic().equals(name.type()) || channel.event().equals(name.className()))
                .findFirst()
                .ifPresent(channel -> {
                    throw new InvalidContract("The event " + channel.event() + ", " + channel.topic()
                            + ", exists already; nothing was changed.");
                });
    }

    /** The key that all events of the domain have; empty if they differ, or it has none. */
    Optional<String> keyOf(String domain) {
        List<String> keys = catalogue.channels().stream()
                .filter(channel -> channel.topic().startsWith(domain + "."))
                .map(Channel::key)
                .distinct()
                .toList();
        return keys.size() == 1 ? Optional.of(keys.getFirst()) : Optional.empty();
    }

    /** @throws InvalidContract if the contract's layout does not allow it */
    void enter(Map<String, String> values) throws IOException {
        String file = workspace.layout().contract();
        String text = workspace.edits().text(file);
        YamlText yaml = YamlText.parse(file, text);
        String neighbour = neighbour(values.getOrDefault("producer", ""));
        String edited = Splice.all(
                text,
                List.of(
                        yaml.below(List.of("channels", neighbour), Template.fill("event/channel.yaml", values)),
                        yaml.below(lastPublisher(yaml), Template.fill("event/operation.yaml", values)),
                        yaml.below(
                                List.of("components", "messages", neighbour),
                                Template.fill("event/message.yaml", values))));
        if (!Catalogue.parse(file, edited).channels().stream()
                .map(Channel::event)
                .toList()
                .contains(values.get("name"))) {
            throw new InvalidContract(file + " has a layout that can't be edited; nothing was changed.");
        }
        workspace.edits().change(file, edited);
    }

    private String neighbour(String producer) {
        return catalogue.channels().stream()
                .filter(channel -> channel.producer().equals(producer))
                .reduce((one, later) -> later)
                .or(() -> catalogue.channels().stream().reduce((one, later) -> later))
                .map(Channel::event)
                .orElseThrow(() ->
                        new InvalidContract(workspace.layout().contract() + " has no event beside which to add one."));
    }

    private List<String> lastPublisher(YamlText yaml) {
        return yaml.keys(OPERATIONS).stream()
                .filter(key -> yaml.text(List.of("operations", key, "action"))
                        .filter("send"::equals)
                        .isPresent())
                .reduce((one, later) -> later)
                .map(key -> List.of("operations", key))
                .orElseThrow(() -> new InvalidContract(
                        workspace.layout().contract() + " has no operation beside which to add one."));
    }
}
