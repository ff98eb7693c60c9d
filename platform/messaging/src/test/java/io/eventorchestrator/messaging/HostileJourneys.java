package io.eventorchestrator.messaging;

import static io.eventorchestrator.messaging.SampleEvent.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records with headers that only the platform may set. */
abstract class HostileJourneys extends ReplayJourneys {

    private static final List<Map<String, String>> CLAIMS = List.of(
            Map.of("__offset", "7", "__partition", "0", "__key", "another"),
            Map.of("__offset", "7", "__partition", "0", "__topic", "no.such.topic"),
            Map.of("__offset", "abc", "__partition", "abc"),
            Map.of("__partition", "-1", "__offset", "99999999999999999999"));

    @Test
    void aRecordsPositionIsTrueWhateverItsHeadersClaim() {
        for (Map<String, String> claims : CLAIMS) {
            String key = UUID.randomUUID().toString();
            outsider.producer().send(PLACED, key, bytes("{broken " + key), claims);
            outsider.producer().send(PLACED, key, bytes("{broken, too " + key), claims);
            CloudEvent healthy = orderPlaced(UUID.randomUUID(), "TEA");
            outsider.producer()
                    .send(PLACED, String.valueOf(healthy.getSubject()), new JsonFormat().serialize(healthy), claims);

            List<ConsumerRecord<String, byte[]>> letters = await().atMost(SOON)
                    .until(() -> outsider.reader().read(DEAD_LETTERS, key), found -> found.size() == 2);
            assertThat(letters)
                    .extracting(letter -> new String(letter.value(), StandardCharsets.UTF_8))
                    .containsExactly("{broken " + key, "{broken, too " + key);
            assertThat(letters).allSatisfy(letter -> {
                assertThat(header(letter, "dlq-reason")).isEqualTo("not-json");
                assertThat(header(letter, "dlq-origin-topic")).isEqualTo(PLACED);
                assertThat(header(letter, "dlq-origin-partition")).isEqualTo(String.valueOf(letter.partition()));
            });
            await().atMost(SOON)
                    .until(() -> handled(UUID.fromString(String.valueOf(healthy.getSubject())))
                            .equals(List.of(healthy.getId())));
        }
    }

    // Compressed, they fit into the topic. A letter with them would not, because each takes more than its bytes.
    @Test
    void aRecordWithVeryManyHeadersIsALetterWithItsKeyAloneAndDelaysNoOther() {
        CloudEvent crowded = orderPlaced(UUID.randomUUID(), "TEA");
        List<Header> headers = IntStream.range(0, 70_000)
                .<Header>mapToObj(i -> new RecordHeader("h" + i, bytes("x")))
                .toList();
        CloudEvent before = orderPlaced(UUID.randomUUID(), "TEA");
        CloudEvent after = orderPlaced(UUID.randomUUID(), "TEA");
        outsider.producer()
                .sendCompressed(List.of(
                        inPartition(3, before, List.of()),
                        inPartition(3, crowded, headers),
                        inPartition(3, after, List.of())));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Stream.of(before, after).map(this::isHandled))
                        .containsOnly(true));
        ConsumerRecord<String, byte[]> letter = awaitLetter(DEAD_LETTERS, UUID.fromString(subject(crowded)));
        assertThat(header(letter, "dlq-reason")).isEqualTo("too-large");
        assertThat(header(letter, "dlq-not-kept")).isEqualTo("headers, value");
        assertThat(letter.value()).isEmpty();
        assertThat(letter.headers().lastHeader("h0")).isNull();
    }

    private boolean isHandled(CloudEvent event) {
        return handled(UUID.fromString(subject(event))).equals(List.of(event.getId()));
    }

    private static ProducerRecord<byte[], byte[]> inPartition(int partition, CloudEvent event, List<Header> headers) {
        return new ProducerRecord<>(
                PLACED, partition, bytes(subject(event)), new JsonFormat().serialize(event), headers);
    }

    private static String subject(CloudEvent event) {
        return String.valueOf(event.getSubject());
    }

    @Test
    void headersWithThePlatformsNamesAreRenamed() {
        UUID order = UUID.randomUUID();
        CloudEvent broken = orderPlaced(order, Warehouse.BROKEN);
        Map<String, String> foreign = Map.of(
                "dlq-reason", "none",
                "dlq-group", "another",
                "dlq-replays", "2",
                "dlq-first-failed-at", "yesterday",
                "dlq-origin-topic", "orders.order.expired",
                "dlq-of-another-platform", "1");
        outsider.producer().send(PLACED, order.toString(), new JsonFormat().serialize(broken), foreign);

        ConsumerRecord<String, byte[]> letter = awaitLetter(DEAD_LETTERS, order);

        assertThat(header(letter, "dlq-reason")).isEqualTo("handler-failed");
        assertThat(header(letter, "dlq-group")).isEqualTo("inventory-service-order-reservations");
        assertThat(header(letter, "dlq-replays")).isEqualTo("0");
        assertThat(header(letter, "dlq-origin-topic")).isEqualTo(PLACED);
        assertThat(header(letter, "dlq-first-failed-at")).startsWith("20");
        foreign.forEach(
                (name, text) -> assertThat(header(letter, "original-" + name)).isEqualTo(text));
        assertThat(Stream.of(letter.headers().toArray())
                        .filter(header -> header.key().equals("dlq-of-another-platform")))
                .isEmpty();
    }

    @Test
    void aReplayKeepsTheProducersRenamedHeaders() {
        UUID order = UUID.randomUUID();
        CloudEvent broken = orderPlaced(order, Warehouse.BROKEN);
        outsider.producer()
                .send(PLACED, order.toString(), new JsonFormat().serialize(broken), Map.of("dlq-reason", "none"));

        outsider.replay().send(awaitLetter(DEAD_LETTERS, order), 1);

        ConsumerRecord<String, byte[]> again = awaitLetter(ForeignReplay.TOPIC + ".dlq", order);
        assertThat(header(again, "original-dlq-reason")).isEqualTo("none");
        assertThat(header(again, "dlq-reason")).isEqualTo("handler-failed");
        assertThat(header(again, "dlq-replays")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2016-12-31T23:59:60Z",
                "2016-12-31T15:59:60.5-08:00",
                "2026-01-05T09:15:30.1234567891234Z",
                "0001-01-01T00:00:00Z",
                "1700-01-01T00:00:00Z",
                "2300-01-01T00:00:00Z",
                "2026-01-05T09:15:30+23:59"
            })
    void anEventIsHandledAtItsFirstAttemptWhateverItsTime(String time) {
        UUID order = UUID.randomUUID();
        CloudEvent event = orderPlaced(order, "TEA");
        String json = new String(new JsonFormat().serialize(event), StandardCharsets.UTF_8);

        outsider.producer()
                .send(
                        PLACED,
                        order.toString(),
                        bytes(json.replaceFirst("\"time\":\"[^\"]*\"", "\"time\":\"" + time + "\"")));

        await().atMost(SOON).until(() -> handled(order).equals(List.of(event.getId())));
        assertThat(attempts.attempts(event.getId())).isOne();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
