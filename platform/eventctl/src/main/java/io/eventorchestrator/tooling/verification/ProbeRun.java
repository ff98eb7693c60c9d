package io.eventorchestrator.tooling.verification;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.tooling.access.ServiceDatabase;
import io.eventorchestrator.tooling.deadletters.ProbeLetters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sends probes of the contract's events and follows them to each group. Not thread-safe.
 *
 * <p>All methods throw {@link io.eventorchestrator.platform.NotStartable} if a database does not answer, and {@link
 * org.apache.kafka.common.KafkaException} if the broker does not.
 */
final class ProbeRun {

    private final ProbeSender sender;
    private final ProbeWatch watch;
    private final ProbeLetters letters;
    private final List<ProducerOutbox.Unsent> unsent = new ArrayList<>();

    /** @param missing topics of the contract that do not exist */
    ProbeRun(Catalogue catalogue, Set<String> missing, Map<String, ServiceDatabase> databases, ProbeLetters letters) {
        ProbedDatabases probed = new ProbedDatabases(databases);
        this.sender = new ProbeSender(catalogue, missing, probed);
        this.watch = new ProbeWatch(new ProbedInboxes(catalogue, probed)::noted, letters::of);
        this.letters = letters;
    }

    List<Subscription> subscriptions() {
        return sender.subscriptions();
    }

    /** The last sightings of the probes. */
    Sightings seen() {
        return watch.seen();
    }

    /** Events of which no probe was sent, each with the reason in one line. */
    List<String> notSent() {
        return sender.notSent();
    }

    /** The reason why the producer has not published the probes of a subscription; empty if it has. */
    Optional<String> obstacle(Subscription subscription) {
        return subscription.sent().obstacle(unsent);
    }

    /** Sends probes of each event that has a topic and a group, if all inboxes can be read. */
    void send() {
        watch.readInboxes(List.of());
        sender.send();
    }

    /** Waits until everything expected is seen, or time is up. */
    void follow(Duration atMost) {
        watch.follow(subscriptions(), ids(), atMost);
    }

    /** Deletes the probes that no producer has published, and settles the letters of the others. */
    void end() {
        unsent.addAll(sender.withdraw());
        letters.settle(ids());
    }

    private List<String> ids() {
        return subscriptions().stream()
                .flatMap(subscription -> subscription.sent().probes().ids().stream())
                .distinct()
                .toList();
    }
}
