package io.eventorchestrator.tooling.deadletters;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * Where a letter stands, which is its name: {@code <topic>/<partition>/<offset>}.
 *
 * @param topicId tells the topic from one of the same name that was deleted
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
