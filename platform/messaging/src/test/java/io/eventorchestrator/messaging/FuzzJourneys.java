package io.eventorchestrator.messaging;

import static io.eventorchestrator.messaging.Releases.RESERVATIONS;
import static io.eventorchestrator.messaging.SampleEvent.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** After a thousand records of every kind, nothing is missing or duplicated, and the group goes on. */
abstract class FuzzJourneys extends ProbeJourneys {

    private static final Logger log = LoggerFactory.getLogger(FuzzJourneys.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final int RECORDS = Integer.getInteger("fuzz.records", 1_000);

    private final long seed = Long.parseLong(System.getProperty("fuzz.seed", String.valueOf(System.nanoTime())));

    /** Compares a dead letter with its original record, as far as the transport shows it. */
    abstract void assertOriginal(FuzzedRecord sent, ConsumerRecord<byte[], byte[]> letter);

    @Test
    void everyRecordEndsOnceWhereItBelongs() {
        log.warn("Records are made from -Dfuzz.seed={}", seed);
        // Both transports share a database, where events with the same id would be duplicates.
        List<FuzzedRecord> sent = new RecordFuzz(seed + getClass().getName().hashCode()).records(RECORDS);
        Map<String, FuzzedRecord> byPlace = send(sent);

        await("all records to be settled, -Dfuzz.seed=" + seed)
                .atMost(PATIENCE)
                .until(() -> settled(byPlace.keySet()) == sent.size());
        await("all letters to be published, -Dfuzz.seed=" + seed)
                .atMost(PATIENCE)
                .until(() -> pending() == 0);

        assertHealthyAreHandledOnce(sent);
        assertOthersAreLetters(byPlace);
        CloudEvent last = orderPlaced(UUID.randomUUID(), "TEA");
        outsider.producer().send(last);
        await().atMost(SOON).until(() -> handledIds(List.of(last.getId())).size() == 1);
    }

    private Map<String, FuzzedRecord> send(List<FuzzedRecord> records) {
        List<RecordMetadata> places = outsider.producer()
                .sendRaw(records.stream().map(one -> one.to(PLACED)).toList());
        Map<String, FuzzedRecord> byPlace = new LinkedHashMap<>();
        for (int i = 0; i < places.size(); i++) {
            byPlace.put(places.get(i).partition() + ":" + places.get(i).offset(), records.get(i));
        }
        return byPlace;
    }

    private int settled(Set<String> places) {
        return jdbc.sql("""
                        select count(distinct (partition, record_offset)) from event_inbox
                        where topic = :topic and state <> 'PARKED' and partition || ':' || record_offset = any(:places)
                        """)
                .param("topic", PLACED)
                .param("places", places.toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    private int pending() {
        return jdbc.sql("select count(*) from event_outbox where topic = :topic")
                .param("topic", DEAD_LETTERS)
                .query(Integer.class)
                .single();
    }

    private void assertHealthyAreHandledOnce(List<FuzzedRecord> sent) {
        List<String> healthy = sent.stream()
                .filter(FuzzedRecord::isHealthy)
                .map(one -> String.valueOf(one.eventId()))
                .toList();
        assertThat(handledIds(healthy)).as("-Dfuzz.seed=%d", seed).containsExactlyInAnyOrderElementsOf(healthy);
    }

    private List<String> handledIds(List<String> ids) {
        return jdbc.sql("select event_id from handled_order where event_id = any(:ids)")
                .param("ids", ids.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    private void assertOthersAreLetters(Map<String, FuzzedRecord> byPlace) {
        Set<String> expected = byPlace.entrySet().stream()
                .filter(one -> !one.getValue().isHealthy())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        Set<String> found = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> letter : outsider.reader().readRaw(DEAD_LETTERS)) {
            String place = placeOf(letter);
            FuzzedRecord sent = byPlace.get(place);
            if (sent != null) {
                assertThat(found.add(place))
                        .as("one letter for %s, -Dfuzz.seed=%d", sent, seed)
                        .isTrue();
                assertLetter(sent, letter);
            }
        }
        assertThat(found).as("-Dfuzz.seed=%d", seed).isEqualTo(expected);
        assertThat(inOtherTopics(byPlace.keySet())).as("-Dfuzz.seed=%d", seed).isEmpty();
    }

    /** Dead letters of the records in other topics. */
    private List<String> inOtherTopics(Set<String> places) {
        return Catalogue.load().topics().stream()
                .map(Topic::name)
                .filter(topic -> topic.endsWith(".dlq") && !topic.equals(DEAD_LETTERS))
                .flatMap(topic -> outsider.reader().readRaw(topic).stream())
                .filter(letter -> text(letter, "dlq-group").equals(RESERVATIONS))
                .filter(letter -> text(letter, "dlq-origin-topic").equals(PLACED) && places.contains(placeOf(letter)))
                .map(letter -> letter.topic() + ": " + placeOf(letter))
                .toList();
    }

    private static String placeOf(ConsumerRecord<byte[], byte[]> letter) {
        return text(letter, "dlq-origin-partition") + ":" + text(letter, "dlq-origin-offset");
    }

    private void assertLetter(FuzzedRecord sent, ConsumerRecord<byte[], byte[]> letter) {
        assertThat(text(letter, "dlq-origin-topic")).isEqualTo(PLACED);
        assertThat(text(letter, "dlq-attempts")).isEqualTo("1");
        assertThat(text(letter, "dlq-replays")).isEqualTo("0");
        assertOriginal(sent, letter);
    }

    static List<ConsumerRecord<byte[], byte[]>> letterAndThatOfItsReplay(byte[] key) {
        ConsumerRecord<byte[], byte[]> letter = awaitLetterOf(DEAD_LETTERS, key);
        outsider.replay().sendRaw(letter, 1);
        return List.of(letter, awaitLetterOf(ForeignReplay.TOPIC + ".dlq", key));
    }

    private static ConsumerRecord<byte[], byte[]> awaitLetterOf(String topic, byte[] key) {
        return await().atMost(SOON)
                .until(
                        () -> outsider.reader().readRaw(topic).stream()
                                .filter(found -> Arrays.equals(found.key(), key))
                                .toList(),
                        found -> found.size() == 1)
                .getFirst();
    }

    static String text(ConsumerRecord<byte[], byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** The headers that are not the platform's, in order. */
    static List<Header> originals(ConsumerRecord<byte[], byte[]> letter) {
        List<Header> headers = new ArrayList<>(List.of(letter.headers().toArray()));
        headers.removeIf(header -> header.key().startsWith("dlq-"));
        return headers;
    }

    /** The name under which a dead letter keeps a producer's header. */
    static String keptAs(String name) {
        return name.startsWith("dlq-") ? "original-" + name : name;
    }
}
