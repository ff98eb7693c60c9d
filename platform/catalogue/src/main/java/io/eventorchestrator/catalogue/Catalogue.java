package io.eventorchestrator.catalogue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The contract as facts: all channels with their publishers, the groups that read them, the calls between services, and
 * the sagas. Immutable.
 *
 * @param channels in the order of the contract
 * @param groups in the order of the contract
 * @param limits of size
 * @param calls between services, in the order of the contract
 * @param workflows the services whose sidecars run workflows
 * @param sagas in the order of the contract
 */
public record Catalogue(
        List<Channel> channels,
        List<Group> groups,
        Limits limits,
        List<Call> calls,
        Set<String> workflows,
        List<Saga> sagas) {

    public Catalogue {
        channels = List.copyOf(channels);
        groups = List.copyOf(groups);
        calls = List.copyOf(calls);
        workflows = Set.copyOf(workflows);
        sagas = List.copyOf(sagas);
    }

    /** A contract of events only. */
    public Catalogue(List<Channel> channels, List<Group> groups, Limits limits) {
        this(channels, groups, limits, List.of(), Set.of(), List.of());
    }

    Catalogue with(List<Call> others) {
        return new Catalogue(channels, groups, limits, others, workflows, sagas);
    }

    Catalogue withSagas(List<Saga> others) {
        return new Catalogue(channels, groups, limits, calls, workflows, others);
    }

    /**
     * Reads {@code asyncapi.yaml} from the class path. An application's own replaces the one that comes with the event
     * types of this library, whatever the order of the class path.
     *
     * @throws InvalidContract if there is none, the application has several, or it is incomplete or contains a key that
     *     nothing reads
     */
    public static Catalogue load() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context == null ? Catalogue.class.getClassLoader() : context;
        return AsyncApi.read(new ContractOnClasspath(loader).find()).catalogue();
    }

    /**
     * Reads a contract from a file.
     *
     * @throws InvalidContract if it can't be read, is incomplete, or contains a key that nothing reads
     */
    public static Catalogue read(Path contract) {
        return AsyncApi.read(contract.toString(), SmallFile.read(contract)).catalogue();
    }

    /**
     * Reads a contract from its text.
     *
     * @param name the contract's name in messages
     * @throws InvalidContract if it is incomplete or contains a key that nothing reads
     */
    public static Catalogue parse(String name, String yaml) {
        return AsyncApi.read(name, yaml).catalogue();
    }

    /** All topics to be created: for events, dead letters, replays, and the ledger. */
    public List<Topic> topics() {
        return new DerivedTopics(this).all();
    }

    /** The longest time after which an event can be delivered again: from its topic, or by a replay. */
    public Duration longestRetention() {
        return Stream.concat(
                        channels.stream().map(DerivedTopics::longest),
                        Stream.of(DerivedTopics.longestOfLetters(channels)))
                .max(Duration::compareTo)
                .orElseThrow();
    }

    /** The minimum retention of an inbox: a day longer than an event can be delivered again. */
    public Duration leastMemory() {
        return longestRetention().plusDays(1);
    }

    /** @throws NoSuchElementException if the contract has no such channel */
    public Channel channel(String topic) {
        return findChannel(topic).orElseThrow(() -> new NoSuchElementException("the contract has no channel " + topic));
    }

    /** The channel of a topic; empty if the contract has none. */
    public Optional<Channel> findChannel(String topic) {
        return channels.stream()
                .filter(channel -> channel.topic().equals(topic))
                .findFirst();
    }

    /** The channel of an event, by the name of its class, such as {@code OrderPlaced}; empty if there is none. */
    public Optional<Channel> findEvent(String name) {
        return channels.stream().filter(channel -> channel.event().equals(name)).findFirst();
    }

    /** @throws NoSuchElementException if the contract has no such group */
    public Group group(String name) {
        return groups.stream()
                .filter(group -> group.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("the contract has no consumer group " + name));
    }

    /** Every service that publishes or reads, in the order of the contract. */
    public List<String> services() {
        return Stream.concat(
                        channels.stream().map(Channel::producer),
                        groups.stream().map(Group::service))
                .distinct()
                .toList();
    }

    /**
     * The business domain of a service, which names its Java package and its database schema: the first part of the
     * topics that it publishes, or its own name if it publishes nothing.
     */
    public String domain(String service) {
        return channels.stream()
                .filter(channel -> channel.producer().equals(service))
                .map(channel -> channel.topic().replaceFirst("\\..*", ""))
                .findFirst()
                .orElseGet(() -> service.replaceFirst("-service$", ""));
    }

    /** The state stores of all services that run workflows, in the order of the contract. */
    public List<StateStore> stateStores() {
        return services().stream()
                .filter(workflows::contains)
                .map(service -> new StateStore(service, domain(service)))
                .toList();
    }

    /** The groups of one service, in the order of the contract. */
    public List<Group> groupsOf(String service) {
        return groups.stream().filter(group -> group.service().equals(service)).toList();
    }

    /** The topics that a service writes or reads: its events, the topics of its groups, and their dead letters. */
    public List<String> topicsOf(String service) {
        return Stream.concat(
                        channels.stream()
                                .filter(channel -> channel.producer().equals(service))
                                .map(Channel::topic),
                        groupsOf(service).stream()
                                .flatMap(group -> group.subscriptions().stream()
                                        .flatMap(topic -> Stream.of(topic, group.deadLetterTopic(topic)))))
                .distinct()
                .toList();
    }
}
