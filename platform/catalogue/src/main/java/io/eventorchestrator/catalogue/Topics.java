package io.eventorchestrator.catalogue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every topic that the contract implies. */
final class Topics {

    // Kafka deletes whole segments: a record stays for the retention and for as long as its segment is written to.
    static final Duration SEGMENT = Duration.ofDays(1);
    static final Duration LETTER_RETENTION = Duration.ofDays(14);
    private static final Duration LEDGER_RETENTION =
            LETTER_RETENTION.plus(SEGMENT).plusDays(1);

    private final Catalogue catalogue;

    Topics(Catalogue catalogue) {
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

    private Topic events(Channel channel) {
        return new Topic(
                channel.topic(),
                channel.partitions(),
                Map.of(
                        "retention.ms",
                        String.valueOf(channel.retention().toMillis()),
                        "segment.ms",
                        String.valueOf(SEGMENT.toMillis()),
                        "max.message.bytes",
                        String.valueOf(catalogue.limits().eventTopic())));
    }

    // As many partitions as the topic: the sidecar's own letters keep the partition number of their original.
    private Stream<Topic> deadLetters(Group group) {
        return group.topics().stream()
                .map(topic -> letters(
                        group.deadLetterTopic(topic), catalogue.channel(topic).partitions()));
    }

    private Stream<Topic> replays(Group group) {
        int partitions = group.topics().stream()
                .mapToInt(topic -> catalogue.channel(topic).partitions())
                .max()
                .orElse(1);
        return Stream.of(
                letters(group.replayTopic(), partitions),
                letters(group.deadLetterTopic(group.replayTopic()), partitions));
    }

    // What became of a letter is known for longer than the letter can be read.
    private static Topic ledger() {
        return new Topic(
                "dlq.ledger",
                1,
                Map.of(
                        "cleanup.policy",
                        "compact,delete",
                        "retention.ms",
                        String.valueOf(LEDGER_RETENTION.toMillis())));
    }

    private Topic letters(String name, int partitions) {
        return new Topic(
                name,
                partitions,
                Map.of(
                        "retention.ms",
                        String.valueOf(LETTER_RETENTION.toMillis()),
                        "segment.ms",
                        String.valueOf(SEGMENT.toMillis()),
                        "max.message.bytes",
                        String.valueOf(catalogue.limits().letterTopic())));
    }
}
