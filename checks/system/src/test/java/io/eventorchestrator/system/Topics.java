package io.eventorchestrator.system;

import static org.awaitility.Awaitility.await;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.catalogue.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the topics of a broker, whichever service wrote them. */
final class Topics {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration POLL = Duration.ofMillis(100);

    private final String brokers;

    Topics(String brokers) {
        this.brokers = brokers;
    }

    /** The number of records with the key in a topic. */
    long written(String topic, String key) {
        return partitions(topic).mapToLong(partition -> written(partition, key)).sum();
    }

    /** The number of records in a topic by key, repeats included. */
    Map<String, Long> writtenByKey(String topic) {
        Map<String, Long> written = new HashMap<>();
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            List<TopicPartition> all = partitions(topic).toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (all.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(POLL).forEach(found -> written.merge(found.key(), 1L, Long::sum));
            }
        }
        return written;
    }

    /** Writes the first event of each key again under another id, as a further event of the key. */
    void writeAgain(String topic, Set<String> keys, int times) {
        Map<String, byte[]> firsts = firsts(topic, keys);
        try (KafkaProducer<String, byte[]> producer = producer()) {
            for (int i = 0; i < times; i++) {
                firsts.forEach((key, event) -> producer.send(new ProducerRecord<>(topic, key, withOtherId(event))));
            }
        }
    }

    /** Writes the first event of each key again, under another id and as of another version of its schema. */
    void writeAgain(String topic, String version) {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            firsts(topic, writtenByKey(topic).keySet())
                    .forEach((key, event) ->
                            producer.send(new ProducerRecord<>(topic, key, withOtherId(withVersion(event, version)))));
        }
    }

    /**
     * Writes the first event of a key again, under another id and as of another time.
     *
     * @return its id
     */
    String writeAgain(String topic, String key, Instant time) {
        byte[] again = withOtherId(firsts(topic, Set.of(key)).get(key));
        ObjectNode event = (ObjectNode) JSON.readTree(again);
        write(topic, key, event.put("time", time.toString()).toString());
        return event.path("id").asString();
    }

    /** Writes a record, which need not be an event. */
    void write(String topic, String key, String value) {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            producer.send(new ProducerRecord<>(topic, key, value.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** The id of the first event of a key. */
    String eventOf(String topic, String key) {
        return id(Objects.requireNonNull(firsts(topic, Set.of(key)).get(key)));
    }

    /** The id of the event at an offset. */
    String eventAt(TopicPartition partition, long offset) {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, offset);
            return await().atMost(Shop.SOON)
                    .pollInSameThread()
                    .until(
                            () -> consumer.poll(POLL).records(partition).stream()
                                    .map(found -> id(found.value()))
                                    .findFirst(),
                            Optional::isPresent)
                    .orElseThrow();
        }
    }

    private static String id(byte[] event) {
        return JSON.readTree(event).path("id").asString();
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new StringSerializer(), new ByteArraySerializer());
    }

    private static byte[] withVersion(byte[] event, String version) {
        ObjectNode other = (ObjectNode) JSON.readTree(event);
        String schema = other.path("dataschema").asString();
        return JSON.writeValueAsBytes(other.put("dataschema", schema.replaceFirst("[^/]+$", version)));
    }

    private static byte[] withOtherId(byte[] event) {
        ObjectNode other = (ObjectNode) JSON.readTree(event);
        return JSON.writeValueAsBytes(other.put("id", UUID.randomUUID().toString()));
    }

    private Map<String, byte[]> firsts(String topic, Set<String> keys) {
        Map<String, byte[]> firsts = new HashMap<>();
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            List<TopicPartition> all = partitions(topic).toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            await().atMost(Shop.SOON)
                    .pollInterval(Duration.ZERO)
                    .pollInSameThread()
                    .until(() -> {
                        consumer.poll(POLL).forEach(found -> firsts.putIfAbsent(found.key(), found.value()));
                        return firsts.keySet().containsAll(keys);
                    });
        }
        firsts.keySet().retainAll(keys);
        return firsts;
    }

    private long written(TopicPartition partition, String key) {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            long found = 0;
            while (consumer.position(partition) < end) {
                found += StreamSupport.stream(consumer.poll(POLL).spliterator(), false)
                        .filter(written -> key.equals(written.key()))
                        .count();
            }
            return found;
        }
    }

    /** The number of records ever written to a topic. */
    long written(String topic) {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            return consumer.endOffsets(partitions(topic).toList()).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    /** The number of records that a consumer group has not acknowledged. */
    long waiting(Group group) {
        Set<TopicPartition> partitions =
                group.subscriptions().stream().flatMap(Topics::partitions).collect(Collectors.toSet());
        try (KafkaConsumer<String, byte[]> consumer = consumer(Map.of("group.id", group.name()))) {
            Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(partitions);
            return consumer.endOffsets(partitions).entrySet().stream()
                    .mapToLong(end -> end.getValue()
                            - Optional.ofNullable(committed.get(end.getKey()))
                                    .map(OffsetAndMetadata::offset)
                                    .orElse(0L))
                    .sum();
        }
    }

    /** The partitions of dead letter topics that have ever contained a record. */
    List<String> deadLetters() {
        List<TopicPartition> all = Catalogue.load().topics().stream()
                .map(Topic::name)
                .filter(topic -> topic.endsWith(".dlq"))
                .flatMap(Topics::partitions)
                .toList();
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            return consumer.endOffsets(all).entrySet().stream()
                    .filter(end -> end.getValue() > 0)
                    .map(end -> end.getKey().toString())
                    .toList();
        }
    }

    private static Stream<TopicPartition> partitions(String topic) {
        return Catalogue.load().topics().stream()
                .filter(declared -> declared.name().equals(topic))
                .flatMap(declared -> IntStream.range(0, declared.partitions())
                        .mapToObj(partition -> new TopicPartition(topic, partition)));
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return consumer(Map.of());
    }

    private KafkaConsumer<String, byte[]> consumer(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("bootstrap.servers", brokers);
        return new KafkaConsumer<>(all, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
