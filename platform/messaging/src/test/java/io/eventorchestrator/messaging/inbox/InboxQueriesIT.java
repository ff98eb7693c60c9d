package io.eventorchestrator.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.eventorchestrator.messaging.MessagingTables;
import io.eventorchestrator.messaging.observability.ProgressBoard;
import io.eventorchestrator.messaging.retry.ParkedKey;
import io.eventorchestrator.platform.testing.RowsRead;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Each statement reads only what it needs, with any number of parked or handled events and any statistics. */
@ExtendWith(MessagingTables.class)
class InboxQueriesIT {

    private static final int PARKED = 100_000;
    private static final int HANDLED = 500_000;
    private static final int FOLLOWERS = 20_000;
    private static final int FEW = 100;
    private static final Duration LONGEST_DELAY = Duration.ofHours(2);

    private final DataSource database = MessagingTables.database();
    private final JdbcTemplate template = new JdbcTemplate(database);
    private final JdbcClient jdbc = JdbcClient.create(template);
    private final TransactionTemplate transactions =
            new TransactionTemplate(new DataSourceTransactionManager(database));
    private final ParkedRows parked = new ParkedRows(jdbc, List.of("ours", "idle"), group -> LONGEST_DELAY);
    private final InboxRows rows = new InboxRows(jdbc);

    /** The planner's assumptions about the table. */
    enum Statistics {
        /** The table was never analyzed. */
        NONE,
        /** The table was empty when it was analyzed. */
        OF_AN_EMPTY_TABLE,
        /** Nothing was parked when it was analyzed. */
        OF_A_QUIET_TABLE,
        /** They are up to date. */
        FRESH
    }

    @ParameterizedTest
    @EnumSource
    void everyScheduledStatementReadsAFewRows(Statistics statistics) {
        fill(statistics);

        Housekeeping housekeeping = new Housekeeping(
                jdbc, new InboxProperties(Duration.ofDays(16), Duration.ofMinutes(10), 10), new ProgressBoard());
        assertSoftly(reads -> {
            reads.assertThat(read(() -> assertThat(parked.due(List.of(), Map.of("ours", 8, "idle", 8)))
                            .hasSize(8)))
                    .as("what is due")
                    .isLessThan(FEW);
            reads.assertThat(read(() -> parked.untilNextDue(Duration.ofMillis(100))))
                    .as("when the next is due")
                    .isLessThan(FEW);
            reads.assertThat(read(() -> assertThat(parked.stillDue(head(1))).isEmpty()))
                    .as("the first of a long queue")
                    .isLessThan(FEW);
            reads.assertThat(read(() -> parked.next(head(2))))
                    .as("the next in a long queue")
                    .isLessThan(FEW);
            reads.assertThat(read(() -> assertThat(rows.waiting(List.of(1L, 3L, 1_000_000L)))
                            .containsExactlyInAnyOrder(1L, 3L)))
                    .as("which keys wait")
                    .isLessThan(FEW);
            reads.assertThat(read(() -> assertThat(housekeeping.forget(10)).isEqualTo(10)))
                    .as("what is forgotten")
                    .isLessThan(FEW);
        });
    }

    /**
     * Key 1 waits for its next attempt with many behind it, key 2 has just lost its first event, all others are due.
     */
    private void fill(Statistics statistics) {
        MessagingTables.recreate();
        jdbc.sql("alter table event_inbox set (autovacuum_enabled = false)").update();
        if (statistics == Statistics.OF_AN_EMPTY_TABLE) {
            jdbc.sql("vacuum analyze event_inbox").update();
        }
        insertHandled();
        if (statistics == Statistics.OF_A_QUIET_TABLE) {
            jdbc.sql("vacuum analyze event_inbox").update();
        }
        insertParked();
        if (statistics == Statistics.FRESH) {
            jdbc.sql("vacuum analyze event_inbox").update();
        }
    }

    private void insertHandled() {
        jdbc.sql("""
                        insert into event_inbox (consumer_group, source, event_id, state, topic, partition,
                                                 record_offset, attempts, noted_at)
                        select 'ours', 's', 'handled-' || n, 'HANDLED', 't', 0, n, 1,
                               clock_timestamp() - interval '20 days' + n * interval '4 seconds'
                        from generate_series(1, :handled) n
                        """).param("handled", HANDLED).update();
    }

    private void insertParked() {
        jdbc.sql("""
                        insert into event_inbox (consumer_group, source, event_id, state, ordered_by, topic, partition,
                                                 record_offset, attempts, due_at, arrival, headers, value)
                        select case when n % 2 = 0 then 'ours' else 'left by a former release' end, 's', 'parked-' || n,
                               'PARKED', n, 't', 0, n, 1,
                               case n when 1 then clock_timestamp() + interval '1 hour' when 2 then null
                                      else clock_timestamp() - n * interval '1 second' end,
                               n, '[]'::json, '\\x00'::bytea
                        from generate_series(1, :parked) n
                        union all
                        select 'ours', 's', 'follower-' || key || '-' || n, 'PARKED', key, 't', 0, n, 0, null,
                               1000000 + n, '[]'::json, '\\x00'::bytea
                        from generate_series(1, 2) key, generate_series(1, :followers) n
                        """).param("parked", PARKED).param("followers", FOLLOWERS).update();
    }

    private long read(Runnable statement) {
        return transactions.execute(status -> {
            long before = count();
            statement.run();
            long after = count();
            status.setRollbackOnly();
            return after - before;
        });
    }

    private long count() {
        return template.execute((ConnectionCallback<Long>) session -> RowsRead.of(session, "event_inbox"));
    }

    private static ParkedKey head(long orderedBy) {
        return new ParkedKey("ours", orderedBy);
    }
}
