package io.eventorchestrator.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.messaging.MessagingTables;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows stored by a former release keep their order, whatever their shard. */
@ExtendWith(MessagingTables.class)
class LanesMigrationIT {

    private static final String FORMER = "4";
    private static final String TOPIC = "orders.order.placed";
    private static final int KEYS = 40;
    private static final int OF_EACH_KEY = 10;
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofMinutes(5);

    private final JdbcClient jdbc = JdbcClient.create(MessagingTables.database());
    private final ScriptedTransport transport = new ScriptedTransport();

    @AfterEach
    void restore() {
        MessagingTables.recreate();
    }

    @Test
    void rowsOfAFormerReleaseKeepTheirOrder() {
        storeAsAFormerRelease();
        MessagingTables.migrate("latest");
        assertThat(setAside("k-0")).isEqualTo(1);
        try (RelayFixture relays = new RelayFixture()) {
            relays.start(transport, LEASE);
            await().atMost(SOON).until(() -> transport.accepted(TOPIC).size() == (KEYS - 1) * OF_EACH_KEY);
            assertThat(transport.accepted(TOPIC, "k-0")).isEmpty();

            jdbc.sql("update event_outbox set state = 'PENDING', reason = null where state = 'SET_ASIDE'")
                    .update();

            await().atMost(SOON).until(() -> transport.accepted(TOPIC).size() == KEYS * OF_EACH_KEY);
        }
        assertThat(transport.accepted(TOPIC)).doesNotHaveDuplicates();
        IntStream.range(0, KEYS)
                .forEach(key -> assertThat(transport.accepted(TOPIC, "k-" + key))
                        .containsExactlyElementsOf(IntStream.range(0, OF_EACH_KEY)
                                .mapToObj(row -> TOPIC + " k-" + key + " " + row)
                                .toList()));
    }

    @Test
    void onlySetAsideRowsHaveTheTimeOfSettingAside() {
        storeAsAFormerRelease();
        MessagingTables.migrate("latest");
        jdbc.sql("update event_outbox set state = 'PENDING' where state = 'SET_ASIDE'")
                .update();
        assertThat(setAside("k-0")).isZero();
        jdbc.sql("update event_outbox set state = 'SET_ASIDE' where message_key = convert_to('k-1', 'UTF8')")
                .update();
        assertThat(setAside("k-1")).isEqualTo(OF_EACH_KEY);
    }

    private int setAside(String key) {
        return jdbc.sql("""
                        select count(*) from event_outbox
                        where message_key = convert_to(:key, 'UTF8') and set_aside_at is not null
                        """).param("key", key).query(Integer.class).single();
    }

    // The number of shards was changed for a while, so rows of one key are in several.
    private void storeAsAFormerRelease() {
        MessagingTables.recreate(FORMER);
        jdbc.sql("""
                        insert into event_outbox (shard, state, topic, partition, message_key, headers, value)
                        select (key + number % 3) % 16, case when key = 0 and number = 0 then 'SET_ASIDE' else 'PENDING' end,
                               :topic, number, convert_to('k-' || key, 'UTF8'), '[]'::json,
                               '\\x00'::bytea
                        from generate_series(0, :numbers - 1) number, generate_series(0, :keys - 1) key
                        order by number, key
                        """)
                .param("topic", TOPIC)
                .param("numbers", OF_EACH_KEY)
                .param("keys", KEYS)
                .update();
    }
}
