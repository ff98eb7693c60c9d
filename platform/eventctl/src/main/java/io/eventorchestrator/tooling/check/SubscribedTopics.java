package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.asyncapi.Operation;
import io.eventorchestrator.tooling.project.Findings;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares the topics of all subscriptions with those that the contract's groups read. */
final class SubscribedTopics {

    private final Inspection inspection;
    private final Findings findings;

    SubscribedTopics(Inspection inspection, Findings findings) {
        this.inspection = inspection;
        this.findings = findings;
    }

    void check(DaprSubscription subscription) {
        if (inspection.contract().namesServices()) {
            Set<String> known = Stream.concat(events(), replays()).collect(Collectors.toSet());
            subscription
                    .topic()
                    .filter(topic -> !known.contains(topic))
                    .ifPresent(topic -> findings.error(
                            "unknown-topic",
                            subscription.source(DaprSubscription.TOPIC),
                            "The contract has no topic " + topic + ".",
                            "Correct it, or add the event to the contract."));
        }
    }

    private Stream<String> events() {
        return inspection.contract().messages().stream().flatMap(message -> inspection.addresses(message.type()));
    }

    private Stream<String> replays() {
        return inspection.reads().map(read -> read.group() + ".replay");
    }

    /** Reports topics of the contract that a group reads, but no subscription of a set. */
    void reportMissing() {
        Set<String> sets = subscriptions().map(DaprSubscription::set).collect(Collectors.toCollection(TreeSet::new));
        sets.forEach(set -> inspection.reads().forEach(read -> reportMissing(set, read)));
    }

    private void reportMissing(String set, Operation read) {
        read.types().stream()
                .flatMap(inspection::addresses)
                .filter(topic -> !isSubscribed(set, read, topic))
                .forEach(topic -> findings.error(
                        "subscription-missing",
                        read.source(),
                        "No subscription in " + set + " lets " + read.group() + " read " + topic + ".",
                        "Run " + inspection.project().commandLine("generate") + ", or add it."));
    }

    private boolean isSubscribed(String set, Operation read, String topic) {
        return subscriptions()
                .filter(subscription -> subscription.set().equals(set))
                .filter(subscription -> subscription.pubsub().equals(Optional.of(read.group())))
                .anyMatch(subscription -> subscription.topic().equals(Optional.of(topic)));
    }

    private Stream<DaprSubscription> subscriptions() {
        return inspection.resources("Subscription").map(DaprSubscription::new);
    }
}
