package io.eventorchestrator.catalogue;

import java.util.List;

/**
 * One consumer group.
 *
 * @param name {@code <service>-<purpose>}
 * @param service the service that runs it
 * @param purpose what it does, in a few words
 * @param topics what it subscribes to
 */
public record Group(String name, String service, String purpose, List<String> topics) {

    public Group {
        topics = List.copyOf(topics);
    }

    /** Where a dead letter of this group goes: {@code <topic>.<group>.dlq}. */
    public String deadLetterTopic(String topic) {
        return topic + "." + name + ".dlq";
    }

    /** The topic that only this group reads, for replayed dead letters: {@code <group>.replay}. */
    public String replayTopic() {
        return name + ".replay";
    }
}
