package io.eventorchestrator.catalogue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One consumer group.
 *
 * @param name {@code <service>-<purpose>}
 * @param service the service that runs it
 * @param purpose a short description of its work
 * @param topics the topics that it subscribes to
 * @param routes content-based routes by topic, for topics of which this group receives only some events
 */
public record Group(
        String name, String service, String purpose, List<String> topics, Map<String, ContentRoute> routes) {

    /** The ending of every dead letter topic. */
    public static final String DEAD_LETTERS = ".dlq";

    /** The ending of every replay topic. */
    public static final String REPLAYS = ".replay";

    public Group {
        topics = List.copyOf(topics);
        routes = Map.copyOf(routes);
    }

    /** The dead letter topic of this group for a topic: {@code <topic>.<group>.dlq}, or {@code <group>.replay.dlq}. */
    public String deadLetterTopic(String topic) {
        return topic.equals(replayTopic()) ? topic + DEAD_LETTERS : topic + "." + name + DEAD_LETTERS;
    }

    /** All topics that it reads: its own and its replay topic. */
    public List<String> subscriptions() {
        return Stream.concat(topics.stream(), Stream.of(replayTopic())).toList();
    }

    /** The topic that only this group reads, for replayed dead letters: {@code <group>.replay}. */
    public String replayTopic() {
        return replayTopic(name);
    }

    /** The replay topic of a group that need not be in the contract. */
    public static String replayTopic(String group) {
        return group + REPLAYS;
    }
}
