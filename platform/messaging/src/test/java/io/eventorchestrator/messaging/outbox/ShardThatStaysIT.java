package io.eventorchestrator.messaging.outbox;

import static io.eventorchestrator.messaging.outbox.RelayFixture.outbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.messaging.MessagingTables;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A lane that waits for the broker does not see that a shard was to leave and then stayed. */
@ExtendWith(MessagingTables.class)
class ShardThatStaysIT {

    private static final Duration LEASE = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofMinutes(5);
    private static final int FAIR = 8;

    private final String waiting = "waiting." + UUID.randomUUID();
    private final String other = "other." + UUID.randomUUID();
    private final ScriptedTransport transport = new ScriptedTransport();

    @Test
    void rowsCommittedMeanwhileArePublished() {
        try (RelayFixture relays = new RelayFixture()) {
            List<String> leaving = keys(relays, waiting, "shard = 15");
            String kept = keys(relays, other, "shard < 8").getFirst();
            String retaken = keys(relays, other, "shard >= 8").getFirst();
            transport.hold(waiting::equals);
            relays.start(transport, LEASE);
            relays.append(List.of(outbound(waiting, leaving.get(0), 1)));
            await().atMost(SOON).until(() -> transport.onTheirWay().size() == 1);

            joins(relays);
            await().atMost(SOON).until(() -> held(relays) == FAIR + 1);
            relays.append(List.of(outbound(waiting, leaving.get(1), 2), outbound(other, kept, 1)));
            await().atMost(SOON).until(() -> transport.accepted(other).size() == 1);
            leaves(relays);
            await().atMost(SOON).until(() -> held(relays) == ShardsInUse.SHARDS);
            relays.append(List.of(outbound(other, retaken, 2)));
            await().atMost(SOON).until(() -> transport.accepted(other).size() == 2);
            transport.release();

            await().atMost(SOON).until(() -> relays.waiting() == 0);
            assertThat(transport.accepted(waiting)).hasSize(2);
        }
    }

    /** Keys of the topic whose rows are in such a shard. */
    private static List<String> keys(RelayFixture relays, String topic, String shard) {
        relays.append(IntStream.range(0, 200)
                .mapToObj(key -> outbound(topic, "k-" + key, 0))
                .toList());
        List<String> keys = relays.jdbc()
                .sql("select convert_from(message_key, 'UTF8') from event_outbox where topic = ? and " + shard)
                .param(topic)
                .query(String.class)
                .list();
        relays.jdbc().sql("delete from event_outbox").update();
        return keys;
    }

    private static void joins(RelayFixture relays) {
        relays.jdbc().sql("""
                        insert into event_relay_instance (instance, expires_at, reaches_broker, lease)
                        values ('another', statement_timestamp() + interval '1 hour', true, interval '1 hour')
                        """).update();
    }

    private static void leaves(RelayFixture relays) {
        relays.jdbc()
                .sql("delete from event_relay_instance where instance = 'another'")
                .update();
    }

    private static int held(RelayFixture relays) {
        return relays.jdbc()
                .sql("select count(*) from event_relay_lease where instance is not null")
                .query(Integer.class)
                .single();
    }
}
