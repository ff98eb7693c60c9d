package io.eventorchestrator.messaging.outbox;

import static io.eventorchestrator.messaging.outbox.RelayFixture.outbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.messaging.MessagingTables;
import io.eventorchestrator.messaging.outbox.RowResult.NotSent;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The database hands out bytes only to the holder of the current lease, whatever an instance believes. */
@ExtendWith(MessagingTables.class)
class StaleLeaseIT {

    private static final Duration SOON = Duration.ofMinutes(5);
    private static final String HOLDER = "me";
    private static final long TOKEN = 7;

    private final String topic = "topic." + UUID.randomUUID();
    private RelayFixture relays;

    @BeforeEach
    void open() {
        MessagingTables.recreate();
        relays = new RelayFixture();
    }

    @AfterEach
    void close() {
        relays.close();
    }

    @Test
    void onlyTheCurrentTokenOfALiveHolderReads() {
        relays.append(List.of(outbound(topic, "key", 0)));
        hold(HOLDER, TOKEN);

        assertThat(readBy(HOLDER, TOKEN).outbound()).isNotNull();
        assertLost(readBy(HOLDER, TOKEN - 1));
        assertLost(readBy(HOLDER, TOKEN + 1));
        assertLost(readBy("another", TOKEN));

        relays.jdbc()
                .sql("update event_relay_instance set expires_at = statement_timestamp()")
                .update();
        assertLost(readBy(HOLDER, TOKEN));
    }

    @Test
    void aRelayWhoseShardsWereTakenPublishesAndDeletesNothing() {
        ScriptedTransport transport = new ScriptedTransport();
        // So long that only a doubt renews it before its time.
        relays.start(transport, Duration.ofHours(1));
        relays.append(List.of(outbound(topic, "key", 0)));
        await().atMost(SOON).until(() -> relays.waiting() == 0);
        Timestamp renewed = lastRenewal();

        hold("another", TOKEN);
        relays.append(List.of(outbound(topic, "key", 1)));

        await().atMost(SOON)
                .until(() -> lastRenewal().after(renewed)
                        || transport.accepted(topic).size() > 1);
        assertThat(transport.accepted(topic)).containsExactly(topic + " key 0");
        assertThat(relays.waiting()).isEqualTo(1);
    }

    private static void assertLost(OutboxRows.Read read) {
        assertThat(read.result()).isEqualTo(NotSent.LOST);
        assertThat(read.outbound()).isNull();
    }

    private OutboxRows.Read readBy(String instance, long token) {
        RowHeader row = relays.jdbc()
                .sql("select * from event_outbox where topic = :topic")
                .param("topic", topic)
                .query((found, n) -> OutboxRows.header(found))
                .single();
        BulkInFlight bulk = new BulkInFlight(List.of(row), Map.of(row.shard(), token), Map.of(), false);
        return new OutboxRows(relays.jdbc(), instance, new ConnectionLimit(1))
                .read(topic, bulk)
                .getFirst();
    }

    private void hold(String instance, long token) {
        relays.jdbc()
                .sql("insert into event_relay_instance values (:instance, statement_timestamp() + interval '1 hour')")
                .param("instance", instance)
                .update();
        relays.jdbc()
                .sql("update event_relay_lease set instance = :instance, token = :token")
                .param("instance", instance)
                .param("token", token)
                .update();
    }

    private Timestamp lastRenewal() {
        return relays.jdbc()
                .sql("select max(expires_at) from event_relay_instance where lease is not null")
                .query(Timestamp.class)
                .single();
    }
}
