package io.eventorchestrator.tooling.verification;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.catalogue.Group;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Sends probes through the outboxes of their producers, and deletes those that were not published. */
final class ProbeSender {

    private final Catalogue catalogue;
    private final Set<String> missingTopics;
    private final ProbedDatabases databases;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final List<String> notSent = new ArrayList<>();

    /** @param missingTopics topics of the contract that do not exist */
    ProbeSender(Catalogue catalogue, Set<String> missingTopics, ProbedDatabases databases) {
        this.catalogue = catalogue;
        this.missingTopics = Set.copyOf(missingTopics);
        this.databases = databases;
    }

    /** The subscriptions to which probes were sent. */
    List<Subscription> subscriptions() {
        return subscriptions;
    }

    /** Events of which no probe was sent, each with the reason in one line. */
    List<String> notSent() {
        return notSent;
    }

    /** Sends probes of each event that has a topic and a group. */
    void send() {
        for (Channel channel : catalogue.channels()) {
            List<Group> groups = groups(channel);
            if (!groups.isEmpty()) {
                send(channel, groups);
            }
        }
    }

    private List<Group> groups(Channel channel) {
        return catalogue.groups().stream()
                .filter(group -> group.topics().contains(channel.topic()))
                .toList();
    }

    private void send(Channel channel, List<Group> groups) {
        if (missingTopics.contains(channel.topic())) {
            notSent.add(channel.topic() + ": the topic does not exist; ./eventctl topics apply --yes creates it");
            return;
        }
        // A letter without a topic would stay in its service's outbox.
        boolean malformed = groups.stream().noneMatch(group -> lacksLetterTopic(group, channel));
        new SampleEvents(catalogue, Clock.systemUTC())
                .of(channel, malformed)
                .ifPresentOrElse(
                        probes -> send(probes, groups),
                        () -> notSent.add(
                                channel.topic() + ": the contract has no example of its version " + channel.version()));
    }

    private void send(Probes probes, List<Group> groups) {
        SentProbes sent = new SentProbes(
                probes,
                databases.work(probes.channel().producer(), source -> new ProducerOutbox(source).append(probes)));
        groups.forEach(
                group -> subscriptions.add(new Subscription(group, sent, lacksLetterTopic(group, probes.channel()))));
    }

    private boolean lacksLetterTopic(Group group, Channel channel) {
        return missingTopics.contains(group.deadLetterTopic(channel.topic()));
    }

    /**
     * Deletes the probes that were not published.
     *
     * @return the deleted ones
     */
    List<ProducerOutbox.Unsent> withdraw() {
        return subscriptions.stream()
                .map(Subscription::sent)
                .distinct()
                .flatMap(sent -> withdraw(sent).stream())
                .toList();
    }

    private List<ProducerOutbox.Unsent> withdraw(SentProbes sent) {
        Channel channel = sent.probes().channel();
        return databases.work(
                channel.producer(), source -> new ProducerOutbox(source).withdraw(channel.topic(), sent.seqs()));
    }
}
