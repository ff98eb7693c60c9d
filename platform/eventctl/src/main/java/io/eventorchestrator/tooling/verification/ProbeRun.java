package io.eventorchestrator.tooling.verification;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.tooling.access.Brokers;
import io.eventorchestrator.tooling.access.Patience;
import io.eventorchestrator.tooling.access.ServiceDatabase;
import io.eventorchestrator.tooling.deadletters.ProbeLetters;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;

/**
 * Sends probes of the contract's events and follows them to each group. Not thread-safe.
 *
 * <p>All methods throw {@link io.eventorchestrator.platform.NotStartable} if a database does not answer, and {@link
 * org.apache.kafka.common.KafkaException} if the broker does not.
 */
final class ProbeRun {

    private static final Duration AGAIN = Duration.ofMillis(500);

    private final Catalogue catalogue;
    private final Set<String> missing;
    private final Map<String, ServiceDatabase> databases;
    private final ProbeLetters letters;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final List<String> notSent = new ArrayList<>();
    private final List<ProducerOutbox.Unsent> unsent = new ArrayList<>();
    private Sightings seen = new Sightings(List.of(), Set.of());

    /** @param missing topics of the contract that do not exist */
    ProbeRun(Catalogue catalogue, Set<String> missing, Map<String, ServiceDatabase> databases, ProbeLetters letters) {
        this.catalogue = catalogue;
        this.missing = Set.copyOf(missing);
        this.databases = Map.copyOf(databases);
        this.letters = letters;
    }

    List<Subscription> subscriptions() {
        return subscriptions;
    }

    /** Where the probes were last seen. */
    Sightings seen() {
        return seen;
    }

    /** Events of which no probe was sent, each with the reason in one line. */
    List<String> notSent() {
        return notSent;
    }

    /** Why the producer has not published the probes of a subscription; empty if it has. */
    Optional<String> obstacle(Subscription subscription) {
        return subscription.sent().obstacle(unsent);
    }

    /** Sends probes of each event that has a topic and a group. */
    void send() {
        look(List.of());
        catalogue.channels().forEach(this::send);
    }

    private void send(Channel channel) {
        List<Group> groups = groups(channel);
        if (groups.isEmpty()) {
            return;
        }
        if (missing.contains(channel.topic())) {
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
                probes, work(probes.channel().producer(), source -> new ProducerOutbox(source).append(probes)));
        groups.forEach(
                group -> subscriptions.add(new Subscription(group, sent, lacksLetterTopic(group, probes.channel()))));
    }

    private List<Group> groups(Channel channel) {
        return catalogue.groups().stream()
                .filter(group -> group.topics().contains(channel.topic()))
                .toList();
    }

    private boolean lacksLetterTopic(Group group, Channel channel) {
        return missing.contains(group.deadLetterTopic(channel.topic()));
    }

    private <T> T work(String service, Function<DataSource, T> work) {
        try {
            return Objects.requireNonNull(databases.get(service)).work(work);
        } catch (DataAccessException failed) {
            throw new NotStartable("The database of " + service + " can't be used: " + Brokers.reason(failed)
                    + ". Probes need the service's own login.");
        }
    }

    /** Waits until all is seen that should be, or time is up. */
    void follow(Duration atMost) {
        List<String> ids = ids();
        Patience patience = new Patience(atMost, AGAIN);
        patience.await(() -> {
            look(ids);
            return subscriptions.stream().allMatch(subscription -> subscription.isTaken(seen));
        });
        // Once at least, if time is up.
        patience.await(() -> {
            seen = new Sightings(seen.noted(), letters.of(ids));
            return subscriptions.stream()
                    .filter(subscription -> subscription.isTaken(seen))
                    .allMatch(subscription -> subscription.isSeen(seen));
        });
    }

    private void look(List<String> ids) {
        List<String> sources = catalogue.channels().stream()
                .map(SampleEvents::source)
                .distinct()
                .toList();
        List<Inbox.Noted> noted = groupsByService().entrySet().stream()
                .flatMap(service ->
                        work(service.getKey(), source -> new Inbox(source, service.getValue()).noted(sources, ids))
                                .stream())
                .toList();
        seen = new Sightings(noted, seen.letters());
    }

    private Map<String, List<String>> groupsByService() {
        return catalogue.groups().stream()
                .collect(Collectors.groupingBy(Group::service, Collectors.mapping(Group::name, Collectors.toList())));
    }

    /** Takes back the probes that no producer has published, and settles the letters of the others. */
    void end() {
        subscriptions.stream().map(Subscription::sent).distinct().forEach(sent -> {
            Channel channel = sent.probes().channel();
            unsent.addAll(work(
                    channel.producer(), source -> new ProducerOutbox(source).withdraw(channel.topic(), sent.seqs())));
        });
        letters.settle(ids());
    }

    private List<String> ids() {
        return subscriptions.stream()
                .flatMap(subscription -> subscription.sent().probes().ids().stream())
                .distinct()
                .toList();
    }
}
