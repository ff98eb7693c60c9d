package io.eventorchestrator.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.messaging.transport.Acknowledgement.Accepted;
import io.eventorchestrator.messaging.transport.EventTransport;
import io.eventorchestrator.messaging.transport.KafkaPartitions;
import io.eventorchestrator.messaging.transport.OutboundRecord;
import io.eventorchestrator.messaging.transport.RecordHeader;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Both transports write identical records. */
class EqualRecordsIT {

    private static final String TOPIC = "inventory.stock.depleted";
    private static final int PARTITIONS = ContractPartitions.of(TOPIC);
    private static final Map<String, String> CLOUD_EVENT =
            Map.of(OutboundRecord.CONTENT_TYPE, "application/cloudevents+json");
    private static final String DEAD_LETTERS = "orders.order.placed.inventory-service-order-reservations.dlq";
    private static final String RUN = UUID.randomUUID() + "-";

    private static final String READ_BY = "dlq-read-by";

    // The design's headers of dead letters, in addition to those of the original.
    private static final Set<String> DECLARED = Set.of(
            "dlq-reason",
            "dlq-detail",
            "dlq-attempts",
            "dlq-group",
            "dlq-first-failed-at",
            "dlq-failed-at",
            "dlq-origin-topic",
            "dlq-origin-partition",
            "dlq-origin-offset",
            "dlq-replays");

    private final Outsider outsider = new Outsider(TestPlatform.kafka().bootstrapServers());

    @Test
    void bothTransportsWriteAThousandKeysAlike() {
        List<OutboundRecord> records = IntStream.range(0, 1_000)
                .mapToObj(i -> outbound(RUN + "schlüssel-" + i, i))
                .toList();

        publishByBoth(records);

        Map<String, List<Seen>> byKey = outsider.reader().read(TOPIC, key -> key.startsWith(RUN + "schlüssel")).stream()
                .map(Seen::of)
                .collect(Collectors.groupingBy(seen -> String.valueOf(seen.key())));
        assertThat(byKey).hasSize(1_000).allSatisfy((key, both) -> {
            assertThat(both).hasSize(2).containsOnly(both.getFirst());
            assertThat(both.getFirst().headers()).isEqualTo(CLOUD_EVENT);
        });
    }

    @Test
    void bothTransportsWriteDeadLettersAlikeWithAndWithoutAKey() {
        Map<String, String> headers = DECLARED.stream().collect(Collectors.toMap(name -> name, name -> name + ": äöü"));
        headers.putAll(Map.of(OutboundRecord.CONTENT_TYPE, "text/plain", "ce_id", "", "x-of-another", "1, 2"));
        List<OutboundRecord> letters = Stream.of(RUN + "letter", null)
                .map(key -> new OutboundRecord(
                        DEAD_LETTERS, key == null ? null : bytes(key), 4, list(headers), bytes(RUN + "broken" + key)))
                .toList();

        publishByBoth(letters);

        for (OutboundRecord letter : letters) {
            assertThat(read(letter.value()))
                    .hasSize(2)
                    .containsOnly(new Seen(
                            letter.keyText(),
                            letter.partition(),
                            new String(letter.value(), StandardCharsets.UTF_8),
                            headers));
        }
    }

    @Test
    void anUnreadableRecordBecomesTheSameDeadLetterOnBothTransports() {
        List<String> keys = Arrays.asList(RUN + "unreadable", null);
        for (String transport : List.of("kafka", "dapr")) {
            try (Running service = Running.start(transport, Warehouse.class, "inventory-service", Map.of())) {
                assertThat(service.context().isRunning()).isTrue();
                keys.forEach(this::sendAndAwaitLetter);
            }
        }
        keys.forEach(key -> assertSameLetters(read(unreadable(key))));
    }

    private void sendAndAwaitLetter(@Nullable String key) {
        byte[] value = unreadable(key);
        int already = read(value).size();
        outsider.producer().send("orders.order.placed", key, value, Map.of("x-of-another", "1"));
        await().atMost(Duration.ofMinutes(5)).until(() -> read(value).size() == already + 1);
    }

    private static byte[] unreadable(@Nullable String key) {
        return bytes("{" + RUN + key);
    }

    // The partition of a record without a key is arbitrary; offsets and times always differ.
    private static void assertSameLetters(List<Seen> letters) {
        Set<String> names = Stream.concat(DECLARED.stream(), Stream.of("dlq-origin-digest", "x-of-another"))
                .collect(Collectors.toSet());
        assertThat(letters)
                .extracting(letter -> letter.headers().get(READ_BY))
                .containsExactlyInAnyOrder(null, "dapr-sidecar");
        assertThat(letters).allSatisfy(letter -> {
            Set<String> common = new HashSet<>(letter.headers().keySet());
            common.remove(READ_BY);
            assertThat(common).isEqualTo(names);
            assertThat(letter.headers()).containsEntry("dlq-origin-partition", String.valueOf(letter.partition()));
        });
        assertThat(letters)
                .extracting(Seen::verdict)
                .containsOnly(letters.getFirst().verdict());
        assertThat(letters)
                .extracting(Seen::key)
                .containsOnly(letters.getFirst().key());
    }

    @Test
    void thePartitionIsThatOfKafkasOwnClient() {
        List<String> keys =
                IntStream.range(0, 1_000).mapToObj(i -> RUN + "ключ-" + i).toList();
        keys.forEach(key -> outsider.producer().send(TOPIC, key, key.getBytes(StandardCharsets.UTF_8)));

        assertThat(outsider.reader().read(TOPIC, key -> key.startsWith(RUN + "ключ")))
                .hasSize(1_000)
                .allSatisfy(sent -> assertThat(sent.partition()).isEqualTo(KafkaPartitions.of(sent.key(), PARTITIONS)));
    }

    private static void publishByBoth(List<OutboundRecord> records) {
        for (String transport : List.of("dapr", "kafka")) {
            try (Running service = Running.start(transport, Warehouse.class, "inventory-service", Map.of())) {
                assertThat(service.bean(EventTransport.class).publish(records))
                        .hasSize(records.size())
                        .allMatch(Accepted.class::isInstance);
            }
        }
    }

    private static OutboundRecord outbound(String key, int i) {
        byte[] value = bytes("{\"large\":9007199254740993,\"n\":" + i + ",\"text\":\"äöü\"}");
        return new OutboundRecord(TOPIC, bytes(key), KafkaPartitions.of(key, PARTITIONS), list(CLOUD_EVENT), value);
    }

    private static List<RecordHeader> list(Map<String, String> headers) {
        return headers.entrySet().stream()
                .map(header -> RecordHeader.of(header.getKey(), header.getValue()))
                .toList();
    }

    private List<Seen> read(byte[] value) {
        return outsider.reader().readAll(DEAD_LETTERS).stream()
                .filter(sent -> Arrays.equals(sent.value(), value))
                .map(Seen::of)
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A record as readers see it. */
    private record Seen(@Nullable String key, int partition, String value, Map<String, String> headers) {

        static Seen of(ConsumerRecord<String, byte[]> sent) {
            return new Seen(
                    sent.key(),
                    sent.partition(),
                    new String(sent.value(), StandardCharsets.UTF_8),
                    Stream.of(sent.headers().toArray())
                            .collect(Collectors.toMap(
                                    Header::key, header -> new String(header.value(), StandardCharsets.UTF_8))));
        }

        Map<String, String> verdict() {
            Map<String, String> verdict = new HashMap<>(headers);
            verdict.keySet()
                    .removeAll(Set.of(
                            "dlq-first-failed-at",
                            "dlq-failed-at",
                            "dlq-origin-partition",
                            "dlq-origin-offset",
                            READ_BY));
            return verdict;
        }
    }
}
