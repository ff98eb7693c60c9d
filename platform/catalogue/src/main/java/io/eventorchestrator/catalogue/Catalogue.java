package io.eventorchestrator.catalogue;

import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/**
 * The contract as facts: every channel, who publishes it and which groups read it. Immutable.
 *
 * @param channels in the order of the contract
 * @param groups in the order of the contract
 * @param limits of size
 */
public record Catalogue(List<Channel> channels, List<Group> groups, Limits limits) {

    public Catalogue {
        channels = List.copyOf(channels);
        groups = List.copyOf(groups);
    }

    /**
     * Reads {@code /asyncapi.yaml} from the classpath.
     *
     * @throws IllegalStateException if it is missing or lacks something, named in the message
     */
    public static Catalogue load() {
        return AsyncApi.fromClasspath("/asyncapi.yaml").catalogue();
    }

    /** Every topic to be created: for events, dead letters, replays, and the ledger of replays. */
    public List<Topic> topics() {
        return new Topics(this).all();
    }

    /** For how long an event can come again at most, from its topic, its dead letter topic or by a replay. */
    public Duration longestRetention() {
        return Stream.concat(channels.stream().map(Channel::retention), Stream.of(Topics.LETTER_RETENTION))
                .max(Duration::compareTo)
                .orElseThrow()
                .plus(Topics.SEGMENT);
    }

    /** For how long a consumer has to remember what it has handled: a day longer than it can come again. */
    public Duration leastMemory() {
        return longestRetention().plusDays(1);
    }

    /** @throws NoSuchElementException if the contract has no such channel */
    public Channel channel(String topic) {
        return channels.stream()
                .filter(channel -> channel.topic().equals(topic))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("the contract has no channel " + topic));
    }

    /** @throws NoSuchElementException if the contract has no such group */
    public Group group(String name) {
        return groups.stream()
                .filter(group -> group.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("the contract has no consumer group " + name));
    }

    /** The groups of one service, in the order of the contract. */
    public List<Group> groupsOf(String service) {
        return groups.stream().filter(group -> group.service().equals(service)).toList();
    }

    /** The names of all topics that one service writes or reads: its events, what its groups read, their dead letters. */
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
