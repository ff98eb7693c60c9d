package io.eventorchestrator.catalogue;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** All topics, derived from the contract: of events, dead letters and replays, and the ledger. */
final class DerivedTopics {

    private static final Duration LEAST_FOR_LETTERS = Duration.ofDays(14);
    private static final Duration LONGER_THAN_EVENTS = Duration.ofDays(7);
    // Kafka deletes whole segments: a record stays for the retention and for as long as its segment is written to.
    private static final Duration SEGMENT = Duration.ofDays(1);
    private static final String SEGMENT_MS = "segment.ms";

    private final Catalogue catalogue;

    DerivedTopics(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    List<Topic> all() {
        return Stream.of(
                        catalogue.channels().stream().map(this::events),
                        catalogue.groups().stream().flatMap(this::deadLetters),
                        catalogue.groups().stream().flatMap(this::replays),
                        Stream.of(ledger()))
                .flatMap(topics -> topics)
                .toList();
    }

    /** The maximum time for which an event can be read from its topic. */
    static Duration longest(Channel channel) {
        String segment = channel.configuration().getOrDefault(SEGMENT_MS, String.valueOf(SEGMENT.toMillis()));
        return channel.retention().plusMillis(Long.parseLong(segment));
    }

    /** The maximum time for which a dead letter of any of these events can be read. */
    static Duration longestOfLetters(Collection<Channel> origins) {
        return letterRetention(origins).plus(SEGMENT);
    }

    // While its event can still be read from the topic, and a week longer.
    private static Duration letterRetention(Collection<Channel> origins) {
        return origins.stream()
                .map(channel -> channel.retention().plus(LONGER_THAN_EVENTS))
                .reduce(LEAST_FOR_LETTERS, (one, other) -> one.compareTo(other) < 0 ? other : one);
    }

    private Topic events(Channel channel) {
        Map<String, String> config = new HashMap<>(limited(catalogue.limits().eventTopic()));
        config.putAll(channel.configuration());
        return new Topic(channel.topic(), channel.partitions(), channel.replicas(), config);
    }

    // As many partitions as the topic: the sidecar's own dead letters keep the partition number of their original.
    private Stream<Topic> deadLetters(Group group) {
        return group.topics().stream()
                .map(catalogue::channel)
                .map(channel ->
                        letters(group.deadLetterTopic(channel.topic()), channel.partitions(), List.of(channel)));
    }

    private Stream<Topic> replays(Group group) {
        List<Channel> channels = group.topics().stream().map(catalogue::channel).toList();
        int partitions = channels.stream().mapToInt(Channel::partitions).max().orElse(1);
        return Stream.of(group.replayTopic(), group.deadLetterTopic(group.replayTopic()))
                .map(topic -> letters(topic, partitions, channels));
    }

    // Entries outlive their dead letters: without its entry, a settled dead letter would look open.
    private Topic ledger() {
        Map<String, String> config = new HashMap<>(inSync(catalogue.channels()));
        config.put("cleanup.policy", "compact,delete");
        config.put(
                "retention.ms",
                String.valueOf(
                        longestOfLetters(catalogue.channels()).plusDays(1).toMillis()));
        return new Topic("dlq.ledger", 1, replicas(catalogue.channels()), config);
    }

    private Topic letters(String name, int partitions, Collection<Channel> origins) {
        Map<String, String> config = new HashMap<>(limited(catalogue.limits().letterTopic()));
        config.putAll(inSync(origins));
        config.put("retention.ms", String.valueOf(letterRetention(origins).toMillis()));
        return new Topic(name, partitions, replicas(origins), config);
    }

    private static Map<String, String> limited(int bytes) {
        return Map.of(SEGMENT_MS, String.valueOf(SEGMENT.toMillis()), "max.message.bytes", String.valueOf(bytes));
    }

    // A dead letter topic has as many replicas as its event topic.
    private static OptionalInt replicas(Collection<Channel> origins) {
        return origins.stream()
                .flatMapToInt(channel -> channel.replicas().stream())
                .max();
    }

    private static Map<String, String> inSync(Collection<Channel> origins) {
        OptionalInt replicas = origins.stream()
                .flatMap(channel -> Stream.ofNullable(channel.configuration().get(Topic.IN_SYNC)))
                .mapToInt(Integer::parseInt)
                .max();
        return replicas.isPresent() ? Map.of(Topic.IN_SYNC, String.valueOf(replicas.getAsInt())) : Map.of();
    }
}
