package io.eventorchestrator.catalogue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One consumer group.
 *
 * @param name {@code <service>-<purpose>}
 * @param service the service that runs it
 * @param purpose what it does, in a few words
 * @param topics what it subscribes to
 * @param routes by topic, where not every event of it is for this group
 */
public record Group(
        String name, String service, String purpose, List<String> topics, Map<String, ContentRoute> routes) {

    public Group {
        topics = List.copyOf(topics);
        routes = Map.copyOf(routes);
    }

    /** Where a dead letter of this group goes: {@code <topic>.<group>.dlq}, or {@code <group>.replay.dlq}. */
    public String deadLetterTopic(String topic) {
        return topic.equals(replayTopic()) ? topic + ".dlq" : topic + "." + name + ".dlq";
    }

    /** Everything that it reads: its topics and its replay topic. */
    public List<String> subscriptions() {
        return Stream.concat(topics.stream(), Stream.of(replayTopic())).toList();
    }

    /** The topic that only this group reads, for replayed dead letters: {@code <group>.replay}. */
    public String replayTopic() {
        return name + ".replay";
    }
}
