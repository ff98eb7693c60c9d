package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.asyncapi.Contract;
import io.eventorchestrator.tooling.asyncapi.Excerpt;
import io.eventorchestrator.tooling.asyncapi.Message;
import io.eventorchestrator.tooling.asyncapi.Operation;
import io.eventorchestrator.tooling.asyncapi.Property;
import io.eventorchestrator.tooling.project.Findings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Each event has one owner, a key and an example. Each group reads only published events, all with the same key. */
final class EventRules implements CheckRule {

    @Override
    public void check(Inspection inspection, Findings findings) {
        Contract contract = inspection.contract();
        contract.messages().forEach(message -> {
            example(message, findings);
            key(message, contract.namesServices(), findings);
        });
        if (contract.namesServices()) {
            owners(contract, findings);
            orphans(contract, findings);
        }
        keysOfGroups(inspection, findings);
    }

    private static void example(Message message, Findings findings) {
        if (message.example().equals(Excerpt.NONE)) {
            findings.warning(
                    "no-example",
                    message.source(),
                    "The event " + message.type() + " has no example.",
                    "Add one to the message's examples, or in examples/" + message.type() + "/"
                            + (message.version().isEmpty() ? "<version>" : message.version()) + ".json.");
        }
    }

    private static void key(Message message, boolean isExpected, Findings findings) {
        if (message.key().isEmpty()) {
            if (isExpected) {
                findings.warning(
                        "no-key",
                        message.source(),
                        "The event " + message.type() + " has no key, so its events have no order.",
                        "Name the property that is its key with x-key.");
            }
            return;
        }
        boolean isKnown = message.properties().isEmpty()
                || message.properties().stream()
                        .filter(Property::isTopLevel)
                        .anyMatch(property ->
                                property.isRequired() && property.name().equals(message.key()));
        if (!isKnown) {
            findings.error(
                    "key-property",
                    message.source(),
                    "The key of " + message.type() + ", " + message.key()
                            + ", is not among the required properties of its schema.",
                    "Correct x-key, or require the property.");
        }
    }

    private static void owners(Contract contract, Findings findings) {
        Map<String, List<Operation>> senders = new TreeMap<>();
        contract.operations().stream()
                .filter(Operation::sends)
                .forEach(operation -> operation
                        .types()
                        .forEach(type -> senders.merge(
                                type, List.of(operation), (one, other) -> List.of(one.getFirst(), other.getFirst()))));
        senders.forEach((type, operations) -> {
            if (operations.size() > 1) {
                findings.error(
                        "two-owners",
                        operations.getLast().source(),
                        "A second operation publishes " + type + ", see "
                                + operations.getFirst().source() + ".",
                        "Let each service publish a separate event.");
            }
        });
    }

    private static void orphans(Contract contract, Findings findings) {
        List<String> published = contract.operations().stream()
                .flatMap(operation -> (operation.sends() ? operation.types() : operation.replies()).stream())
                .toList();
        contract.operations().stream()
                .filter(operation -> !operation.sends())
                .forEach(read -> read.types().stream()
                        .filter(type -> !published.contains(type))
                        .forEach(type -> findings.error(
                                "orphan-consumer",
                                read.source(),
                                read.service() + " reads " + type + ", which nobody publishes.",
                                "Add the operation that sends it, or remove this one.")));
    }

    private static void keysOfGroups(Inspection inspection, Findings findings) {
        Map<String, List<Operation>> byGroup =
                inspection.reads().collect(Collectors.groupingBy(Operation::group, TreeMap::new, Collectors.toList()));
        byGroup.forEach((group, reads) -> {
            TreeSet<String> keys = reads.stream()
                    .flatMap(read -> read.types().stream())
                    .flatMap(type -> inspection.message(type).stream())
                    .map(Message::key)
                    .filter(key -> !key.isEmpty())
                    .collect(Collectors.toCollection(TreeSet::new));
            if (keys.size() > 1) {
                findings.warning(
                        "mixed-keys",
                        reads.getLast().source(),
                        "The events of " + group + " have different keys: " + String.join(", ", keys)
                                + ". Those of different keys reach it in any order.",
                        "Give them the same key, or read them in different groups.");
            }
        });
    }
}
