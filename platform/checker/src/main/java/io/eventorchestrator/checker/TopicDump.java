package io.eventorchestrator.checker;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Writes the records of topics. */
public final class TopicDump {

    private TopicDump() {}

    /**
     * Writes the committed records of each topic to a file of the folder's {@link HistoryFolder#topics}, a line per
     * record, partition by partition. Records of aborted transactions go to another file, {@code TOPIC.aborted.jsonl}.
     *
     * @param consumerSettings for the brokers, such as {@code bootstrap.servers}
     * @param topics of which none may be missing
     * @throws IOException if a topic is missing, or if nothing arrives for half a minute, as behind an open transaction
     */
    public static void write(Map<String, Object> consumerSettings, Collection<String> topics, HistoryFolder folder)
            throws IOException {
        try (KafkaConsumer<byte[], byte[]> committed = consumer(consumerSettings, IsolationLevel.READ_COMMITTED);
                KafkaConsumer<byte[], byte[]> all = consumer(consumerSettings, IsolationLevel.READ_UNCOMMITTED)) {
            for (String topic : topics) {
                new TopicReading(topic, committed, all, folder.topics()).write();
            }
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> settings, IsolationLevel isolation) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation.toString().toLowerCase(Locale.ROOT));
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
