package io.eventorchestrator.messaging;

import static io.eventorchestrator.messaging.SampleEvent.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** The outcome of a replay for each state of its event in the inbox, and of a delivery whose database fails. */
abstract class ReplayJourneys extends InteroperabilityJourneys {

    private static final String REPLAY = ForeignReplay.TOPIC;

    @Test
    void aReplayedDeadLetterIsHandledOnceWithFreshAttempts() {
        UUID order = UUID.randomUUID();
        CloudEvent placed = orderPlaced(order, Warehouse.FAILS + 6);
        outsider.producer().send(placed);
        ConsumerRecord<String, byte[]> letter = awaitLetter(DEAD_LETTERS, order);

        outsider.replay().send(letter, 1);
        outsider.replay().send(letter, 1);

        await().atMost(SOON).until(() -> handled(order).contains(placed.getId()));
        outsider.replay().send(letter, 2);
        CloudEvent last = orderPlaced(order, "TEA");
        outsider.producer().send(last);
        await().atMost(SOON).until(() -> handled(order).contains(last.getId()));
        assertThat(handled(order)).containsExactly(placed.getId(), last.getId());
        assertThat(attempts.attempts(placed.getId())).isEqualTo(7);
    }

    @Test
    void aReplayThatFailsAgainIsADeadLetterOfTheReplayTopicWithItsOrigin() {
        UUID order = UUID.randomUUID();
        outsider.producer().send(orderPlaced(order, Warehouse.BROKEN));
        ConsumerRecord<String, byte[]> letter = awaitLetter(DEAD_LETTERS, order);

        outsider.replay().send(letter, 1);

        ConsumerRecord<String, byte[]> again = awaitLetter(REPLAY + ".dlq", order);
        assertThat(header(again, "dlq-replays")).isEqualTo("1");
        assertThat(header(again, "dlq-attempts")).isEqualTo("5");
        assertThat(header(again, "dlq-origin-topic")).isEqualTo(PLACED);
        assertThat(header(again, "dlq-origin-offset")).isEqualTo(header(letter, "dlq-origin-offset"));
        assertThat(again.value()).isEqualTo(letter.value());
    }

    @Test
    void aReplayOfAnUnknownEventIsHandledOnce() {
        CloudEvent unknown = orderPlaced(UUID.randomUUID(), "TEA");

        outsider.replay().send(unknown, 1);
        outsider.replay().send(unknown, 1);

        assertHandledOnce(unknown);
    }

    @Test
    void aReplayOfAHandledEventChangesNothing() {
        CloudEvent placed = orderPlaced(UUID.randomUUID(), "TEA");
        outsider.producer().send(placed);
        await().atMost(SOON).until(() -> handled(order(placed)).size() == 1);

        outsider.replay().send(placed, 1);

        assertHandledOnce(placed);
    }

    @Test
    void aReplayOfAParkedEventLeavesItsAttemptsUnchanged() {
        CloudEvent parked = orderPlaced(UUID.randomUUID(), Warehouse.FAILS + 4);
        outsider.producer().send(parked);
        await().atMost(SOON).until(() -> attempts.attempts(parked.getId()) > 0);

        outsider.replay().send(parked, 1);

        await().atMost(SOON).until(() -> !handled(order(parked)).isEmpty());
        assertHandledOnce(parked);
        assertThat(attempts.attempts(parked.getId())).isEqualTo(5);
    }

    @Test
    void anEditedReplayIsHandledOnceInTheOriginalsPlace() {
        CloudEvent broken = orderPlaced(UUID.randomUUID(), Warehouse.BROKEN);
        outsider.producer().send(broken);
        ConsumerRecord<String, byte[]> letter = awaitLetter(DEAD_LETTERS, order(broken));
        String edited = new String(letter.value(), StandardCharsets.UTF_8).replace(Warehouse.BROKEN, "TEA");
        Map<String, String> replayId = Map.of("dlq-replay-id", UUID.randomUUID().toString());

        outsider.replay().send(letter, edited, 1, replayId);
        outsider.replay().send(letter, edited, 1, replayId);

        await().atMost(SOON).until(() -> !handled(order(broken)).isEmpty());
        assertHandledOnce(broken);
    }

    // Kafka's own client skips the aborted record; the sidecar reads uncommitted records and delivers it.
    @Test
    void anAbortedReplayAndItsRepetitionAreHandledOnce() {
        CloudEvent placed = orderPlaced(UUID.randomUUID(), Warehouse.FAILS + 5);
        outsider.producer().send(placed);
        ConsumerRecord<String, byte[]> letter = awaitLetter(DEAD_LETTERS, order(placed));

        outsider.replay().sendAndAbort(letter, 1);
        outsider.replay().send(letter, 1);

        await().atMost(SOON).until(() -> !handled(order(placed)).isEmpty());
        assertHandledOnce(placed);
        assertThat(attempts.attempts(placed.getId())).isEqualTo(6);
    }

    @Test
    void aConnectionCutInMidBulkCostsNoAttempt() {
        AtomicInteger cuts = new AtomicInteger();
        provocations.on("CUT", database -> {
            if (cuts.incrementAndGet() <= 2) {
                database.sql("select pg_terminate_backend(pg_backend_pid())")
                        .query()
                        .singleRow();
            }
        });
        CloudEvent cut = orderPlaced(UUID.randomUUID(), "CUT");
        List<CloudEvent> neighbours = IntStream.range(0, 20)
                .mapToObj(i -> orderPlaced(UUID.randomUUID(), "TEA"))
                .toList();
        neighbours.subList(0, 10).forEach(outsider.producer()::send);
        outsider.producer().send(cut);
        neighbours.subList(10, 20).forEach(outsider.producer()::send);

        await().atMost(SOON).until(() -> handled(order(cut)).size() == 1);
        neighbours.forEach(event ->
                await().atMost(SOON).until(() -> handled(order(event)).size() == 1));
        assertThat(counted(cut)).isEqualTo(1);
        assertThat(outsider.reader().read(DEAD_LETTERS, cut.getSubject())).isEmpty();
    }

    /** A later replay of the same key arrives after all earlier ones. */
    private void assertHandledOnce(CloudEvent event) {
        CloudEvent last = orderPlaced(order(event), "TEA");
        outsider.replay().send(last, 1);
        await().atMost(SOON).until(() -> handled(order(event)).contains(last.getId()));
        assertThat(handled(order(event))).containsExactly(event.getId(), last.getId());
    }

    private int counted(CloudEvent event) {
        return jdbc.sql("select attempts from event_inbox where event_id = :id")
                .param("id", event.getId())
                .query(Integer.class)
                .single();
    }

    private static UUID order(CloudEvent event) {
        return UUID.fromString(String.valueOf(event.getSubject()));
    }
}
