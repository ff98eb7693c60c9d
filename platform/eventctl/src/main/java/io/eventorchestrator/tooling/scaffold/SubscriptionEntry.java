package io.eventorchestrator.tooling.scaffold;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.tooling.edits.Splice;
import io.eventorchestrator.tooling.edits.YamlText;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The operation of a subscription in the contract, and the files that follow from it. */
record SubscriptionEntry(NewSubscription subscription, Workspace workspace) {

    private static final List<String> OPERATIONS = List.of("operations");

    /** @throws InvalidContract if the contract's layout does not allow it, or a name becomes too long */
    void enter() throws IOException {
        String file = workspace.layout().contract();
        String text = workspace.edits().text(file);
        YamlText yaml = YamlText.parse(file, text);
        Splice operation = yaml.below(neighbour(yaml), Template.fill("subscription/operation.yaml", values()));
        String edited = Splice.all(text, List.of(operation));
        Catalogue catalogue = Catalogue.parse(file, edited);
        if (catalogue.groups().stream().noneMatch(this::reads)) {
            throw new InvalidContract(file + " has a layout that can't be edited; nothing was changed.");
        }
        workspace.edits().change(file, edited);
    }

    private boolean reads(Group group) {
        return group.name().equals(subscription.group())
                && group.purpose().equals(subscription.summary())
                && group.topics().contains(subscription.channel().topic());
    }

    private Map<String, String> values() {
        return Map.of(
                "group", subscription.group(),
                "service", subscription.service(),
                "event", subscription.channel().event(),
                "summary", "'" + subscription.summary().replace("'", "''") + "'");
    }

    // Below the group's last operation, or else the service's, or else any.
    private List<String> neighbour(YamlText yaml) {
        return last(yaml, key -> key.startsWith(subscription.group() + ".reads."))
                .or(() -> last(
                        yaml,
                        key -> text(yaml, key, "action").equals("receive")
                                && text(yaml, key, "x-service").equals(subscription.service())))
                .or(() -> last(yaml, key -> true))
                .map(key -> List.of("operations", key))
                .orElseThrow(() -> new InvalidContract(
                        workspace.layout().contract() + " has no operation beside which to add one."));
    }

    private static Optional<String> last(YamlText yaml, Predicate<String> wanted) {
        return yaml.keys(OPERATIONS).stream().filter(wanted).reduce((one, later) -> later);
    }

    private static String text(YamlText yaml, String operation, String key) {
        return yaml.text(List.of("operations", operation, key)).orElse("");
    }
}
