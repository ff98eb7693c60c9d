package io.eventorchestrator.tooling.progress;

import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.tooling.access.CommittedRecords;
import io.eventorchestrator.tooling.progress.GroupReading.Place;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;

/**
 * Moves positions past the markers that end transactions. A marker has an offset, but no consumer receives it, and a
 * sidecar commits the offset after the record before it. Only replays are written in transactions.
 */
final class TransactionMarkers {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, Object> client;

    /** @param client client settings for the brokers */
    TransactionMarkers(Map<String, Object> client) {
        this.client = client;
    }

    /**
     * The readings, unchanged if this login may not read replay topics.
     *
     * @throws KafkaException if the broker does not answer or refuses
     */
    Map<String, GroupReading> skip(Map<String, GroupReading> readings) {
        Map<TopicPartition, Place> waiting = readings.values().stream()
                .flatMap(reading -> reading.places().entrySet().stream())
                .filter(place -> place.getKey().topic().endsWith(Group.REPLAYS)
                        && place.getValue().waiting() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (waiting.isEmpty()) {
            return readings;
        }
        try {
            Map<TopicPartition, Long> records = firstRecords(waiting);
            return readings.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, reading -> reading.getValue().movedTo(records)));
        } catch (AuthorizationException refused) {
            return readings;
        }
    }

    private Map<TopicPartition, Long> firstRecords(Map<TopicPartition, Place> places) {
        Map<TopicPartition, Long> found = new HashMap<>();
        Set<TopicPartition> open = new HashSet<>(places.keySet());
        long begun = System.nanoTime();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            consumer.assign(open);
            places.forEach((partition, place) -> consumer.seek(partition, place.position()));
            while (!open.isEmpty() && System.nanoTime() - begun < PATIENCE.toNanos()) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                records.partitions()
                        .forEach(partition -> found.put(
                                partition, records.records(partition).getFirst().offset()));
                open.removeAll(found.keySet());
                open.removeIf(partition -> isRead(consumer, partition, places, found));
            }
        }
        return found;
    }

    private static boolean isRead(
            KafkaConsumer<byte[], byte[]> consumer,
            TopicPartition partition,
            Map<TopicPartition, Place> places,
            Map<TopicPartition, Long> found) {
        long position = consumer.position(partition);
        boolean isRead =
                position >= places.getOrDefault(partition, new Place(0, 0)).end();
        if (isRead) {
            found.put(partition, position);
        }
        return isRead;
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(client);
        // The first record suffices.
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1);
        return CommittedRecords.consumer(settings, PATIENCE);
    }
}
