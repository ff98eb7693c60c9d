package io.eventorchestrator.messaging.outbox;

import static io.eventorchestrator.messaging.outbox.RelayFixture.outbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.messaging.MessagingTables;
import io.eventorchestrator.messaging.transport.Acknowledgement.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An unpublishable record holds its key until an operator puts it back or discards it with SQL. */
@ExtendWith(MessagingTables.class)
class SetAsideIT {

    private static final Duration NOTICED = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofMinutes(5);

    private final String topic = "topic." + UUID.randomUUID();
    private final ScriptedTransport transport = new ScriptedTransport();
    private RelayFixture relays;

    @BeforeEach
    void refuseTheFirst() {
        relays = new RelayFixture();
        relays.start(transport, Duration.ofSeconds(10));
        transport.failing(outbound -> "held".equals(outbound.keyText()) && outbound.partition() == 0
                ? Optional.of(new Refused("too large"))
                : Optional.empty());
        relays.append(List.of(
                outbound(topic, "held", 0),
                outbound(topic, "other", 0),
                outbound(topic, "held", 1),
                outbound(topic, "other", 1)));
        await().atMost(SOON).until(() -> transport.accepted(topic).size() == 2 && setAside() == 1);
    }

    @AfterEach
    void close() {
        relays.close();
    }

    @Test
    void aRefusedRecordIsKeptWithItsReasonAndHoldsOnlyItsKey() {
        relays.append(List.of(outbound(topic, "held", 2), outbound(topic, "other", 2)));

        await().atMost(SOON).until(() -> transport.accepted(topic, "other").size() == 3);
        assertThat(transport.accepted(topic, "held")).isEmpty();
        assertThat(relays.jdbc()
                        .sql("select reason from event_outbox where state = 'SET_ASIDE'")
                        .query(String.class)
                        .single())
                .isEqualTo("too large");
        assertThat(transport.failures(topic)).isEqualTo(1);
    }

    @Test
    void aRecordPutBackIsPublishedBeforeLaterOnes() {
        transport.heal();

        relays.jdbc()
                .sql("update event_outbox set state = 'PENDING', reason = null where state = 'SET_ASIDE'")
                .update();

        await().atMost(NOTICED)
                .untilAsserted(() -> assertThat(transport.accepted(topic, "held"))
                        .containsExactly(topic + " held 0", topic + " held 1"));
        await().atMost(SOON).until(() -> relays.waiting() == 0);
        assertThat(setAside()).isZero();
    }

    @Test
    void aDiscardedRecordReleasesTheNext() {
        relays.jdbc().sql("delete from event_outbox where state = 'SET_ASIDE'").update();

        await().atMost(NOTICED)
                .untilAsserted(
                        () -> assertThat(transport.accepted(topic, "held")).containsExactly(topic + " held 1"));
    }

    @Test
    void aRowSetAsideElsewhereAndDiscardedAtOnceHoldsNothing() {
        List<String> topics =
                Stream.generate(() -> "topic." + UUID.randomUUID()).limit(20).toList();

        topics.forEach(this::setAsideElsewhereAndDiscard);

        await().atMost(NOTICED)
                .untilAsserted(() -> assertThat(topics)
                        .allSatisfy(each ->
                                assertThat(transport.accepted(each, "held")).containsExactly(each + " held 1")));
    }

    // So fast that most of them appear and disappear between two looks at the rows set aside.
    private void setAsideElsewhereAndDiscard(String other) {
        relays.jdbc().sql("""
                        insert into event_outbox (state, topic, partition, message_key, headers, value)
                        values ('SET_ASIDE', :topic, 0, 'held', '[]', ''), ('PENDING', :topic, 1, 'held', '[]', ''),
                               ('PENDING', :topic, 1, 'other', '[]', '')
                        """).param("topic", other).update();
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> !transport.accepted(other, "other").isEmpty());
        relays.jdbc().sql("""
                        with gone as (delete from event_outbox where topic = :topic and state = 'SET_ASIDE' returning *)
                        insert into event_outbox_audit (action, done_by, why, seq, topic, partition, bytes, created_at)
                        select 'DISCARDED', 'ada', 'a test', seq, topic, partition, size, created_at from gone
                        """).param("topic", other).update();
    }

    private int setAside() {
        return relays.jdbc()
                .sql("select count(*) from event_outbox where state = 'SET_ASIDE' and set_aside_at is not null")
                .query(Integer.class)
                .single();
    }
}
