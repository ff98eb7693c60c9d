package io.eventorchestrator.tooling.access;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Creates consumers that read committed records without a group, and commit no offsets. */
public final class CommittedRecords {

    private CommittedRecords() {}

    /**
     * @param client client settings for the brokers
     * @param patience maximum time for an answer of the broker
     * @throws KafkaException if no client can be created with these settings
     */
    public static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> client, Duration patience) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // Records deleted during reading must not end it.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
