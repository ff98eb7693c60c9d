package io.eventorchestrator.tooling.deadletters;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * A letter's id: {@code <topic>/<partition>/<offset>}.
 *
 * @param topicId distinguishes the topic from a deleted one with the same name
 */
record LetterId(String topic, Uuid topicId, int partition, long offset) {

    TopicPartition topicPartition() {
        return new TopicPartition(topic, partition);
    }

    @Override
    public String toString() {
        return topic + "/" + partition + "/" + offset;
    }
}
