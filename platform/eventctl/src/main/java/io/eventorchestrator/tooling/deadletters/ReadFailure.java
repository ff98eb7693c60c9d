package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.tooling.terminal.Printable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A part of Kafka's data that a command could not read.
 *
 * @param where a topic, or {@code <topic>-<partition>@<offset>}
 * @param why one printable line
 */
public record ReadFailure(String where, String why) {

    static ReadFailure at(ConsumerRecord<?, ?> unreadable, String why) {
        return from(new TopicPartition(unreadable.topic(), unreadable.partition()), unreadable.offset(), why);
    }

    /** All records from this offset. */
    static ReadFailure from(TopicPartition partition, long offset, String why) {
        return new ReadFailure(partition + "@" + offset, Printable.brief(why));
    }

    @Override
    public String toString() {
        return where + ": " + why;
    }
}
