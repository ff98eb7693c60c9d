package io.eventorchestrator.messaging.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.messaging.MessagingTables;
import io.eventorchestrator.messaging.observability.Backlog.First;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ExtendWith(MessagingTables.class)
class BacklogsIT {

    private static final int MANY = 300_000;
    private static final int SHARDS = 8;

    private final DataSource database = MessagingTables.database();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final Backlogs backlogs =
            new Backlogs(jdbc, new TransactionTemplate(new JdbcTransactionManager(database)), Duration.ofSeconds(60));

    @BeforeEach
    void emptyTables() {
        empty();
        jdbc.sql("insert into event_relay_lease (shard) select generate_series(0, 15) on conflict do nothing")
                .update();
    }

    @AfterEach
    void empty() {
        jdbc.sql("truncate event_outbox, event_inbox").update();
    }

    @Test
    void nothingWaits() {
        assertThat(backlogs.look()).isEqualTo(new Backlog(0, 0, 0, List.of(), Map.of()));
    }

    @Test
    void countsEndWhereTheyWouldCostTooMuch() {
        outbox("orders.order.placed", "PENDING", "'key-' || n", MANY, 90);
        outbox("orders.order.placed", "SET_ASIDE", "'aside-' || n", 20_000, 90);
        parked("inventory-service-order-reservations", MANY, 0);

        long start = System.nanoTime();
        Backlog found = backlogs.look();

        assertThat(found.pending()).isEqualTo(10_000);
        assertThat(found.setAside()).isEqualTo(10_000);
        assertThat(found.parked()).isEqualTo(10_000);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void theOldestOfEachTopicIsFoundAndWhatWaitsBehindARowThatIsSetAsideIsLeftOut() {
        outbox("orders.order.placed", "SET_ASIDE", "'held'", 1, 600);
        outbox("orders.order.placed", "PENDING", "'held'", 20, 500);
        outbox("orders.order.placed", "PENDING", "'free'", 1, 90);
        outbox("orders.order.expired", "PENDING", "'held'", 1, 30);

        Backlog found = backlogs.look();

        assertThat(found.pending()).isEqualTo(22);
        assertThat(found.setAside()).isEqualTo(1);
        assertThat(found.firsts())
                .extracting(First::topic)
                .containsExactlyInAnyOrder("orders.order.placed", "orders.order.expired");
        assertThat(found.oldest()).isBetween(Duration.ofSeconds(89), Duration.ofSeconds(120));
    }

    @Test
    void whatCouldBePublishedIsFoundBehindManyRowsThatWaitForOneThatIsSetAside() {
        outbox("orders.order.placed", "SET_ASIDE", "'held'", 1, 600);
        outbox("orders.order.placed", "PENDING", "'held'", SHARDS * 200, 500);
        outbox("orders.order.placed", "PENDING", "'free'", 1, 90);

        assertThat(backlogs.look().firsts())
                .singleElement()
                .satisfies(first -> assertThat(first.isHeld()).isFalse())
                .satisfies(first -> assertThat(first.age()).isBetween(Duration.ofSeconds(89), Duration.ofSeconds(120)));
    }

    @Test
    void headsThatAreHeldThroughoutAreToldAsSuch() {
        outbox("orders.order.placed", "SET_ASIDE", "'held'", 1, 600);
        outbox("orders.order.placed", "PENDING", "'held'", SHARDS * (Backlog.HEAD + 1), 500);
        outbox("orders.order.placed", "PENDING", "'free'", SHARDS, 90);

        List<First> found = backlogs.look().firsts();

        assertThat(found)
                .singleElement()
                .satisfies(first -> assertThat(first.isHeld()).isTrue());
        assertThat(backlogs.look().firsts())
                .extracting(First::seq)
                .containsExactly(found.getFirst().seq());
    }

    @Test
    void oneGroupsManyLateEventsHideNoOtherGroup() {
        parked("many", 20_000, 600);
        parked("one", 1, 90);

        assertThat(backlogs.look().overdue()).containsOnlyKeys("many", "one");
    }

    @Test
    void parkedEventsWhoseAttemptIsLateAreToldByGroup() {
        parked("late", 3, 90);
        parked("in-time", 3, 10);

        assertThat(backlogs.look().overdue()).containsOnlyKeys("late");
        assertThat(backlogs.look().overdue().get("late")).isBetween(Duration.ofSeconds(89), Duration.ofSeconds(120));
    }

    private void outbox(String topic, String state, String key, int rows, int secondsAgo) {
        jdbc.sql("""
                        insert into event_outbox (topic, state, partition, message_key, headers, value, created_at)
                        select :topic, :state, 0, convert_to(%s, 'UTF8'), '[]', '',
                               clock_timestamp() - :ago * interval '1 second'
                        from generate_series(1, :rows) n
                        """.formatted(key))
                .param("topic", topic)
                .param("state", state)
                .param("ago", secondsAgo)
                .param("rows", rows)
                .update();
    }

    private void parked(String group, int rows, int secondsAgo) {
        jdbc.sql("""
                        insert into event_inbox (consumer_group, source, event_id, state, ordered_by, topic, partition,
                                                 record_offset, attempts, due_at, arrival)
                        select :group, 's', n::text, 'PARKED', n, 't', 0, n, 1,
                               clock_timestamp() - :ago * interval '1 second', n
                        from generate_series(1, :rows) n
                        """)
                .param("group", group)
                .param("rows", rows)
                .param("ago", secondsAgo)
                .update();
    }
}
