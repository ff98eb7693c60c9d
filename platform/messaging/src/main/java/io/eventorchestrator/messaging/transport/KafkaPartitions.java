package io.eventorchestrator.messaging.transport;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/** Computes a key's partition like Kafka's Java client. */
public final class KafkaPartitions {

    private KafkaPartitions() {}

    /** @return murmur2 of the key's UTF-8 bytes, modulo the partitions */
    public static int of(String key, int partitions) {
        return of(key.getBytes(StandardCharsets.UTF_8), partitions);
    }

    /** @return murmur2 of the key, modulo the partitions */
    public static int of(byte[] key, int partitions) {
        return BuiltInPartitioner.partitionForKey(key, partitions);
    }
}
