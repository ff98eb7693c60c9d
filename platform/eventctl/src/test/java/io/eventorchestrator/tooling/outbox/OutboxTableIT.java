package io.eventorchestrator.tooling.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.eventorchestrator.tooling.OutboxSchema;
import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An operator's command reads only what it needs, with any number of rows and any statistics. */
class OutboxTableIT {

    private static final int WAITING = 300_000;
    private static final int SET_ASIDE = 1_000;
    private static final int FEW = 500;

    // Index entries, and rows read without an index.
    private static final String READ = """
            select coalesce(sum(pg_stat_get_xact_tuples_returned(i)), 0) from (
                select indexrelid as i from pg_index where indrelid = 'event_outbox'::regclass
                union all select 'event_outbox'::regclass) relations
            """;

    private final SingleConnectionDataSource database =
            new SingleConnectionDataSource(OutboxSchema.url("outbox_table_it"), true);
    private final JdbcTemplate jdbc = new JdbcTemplate(database);
    private final OutboxTable table = new OutboxTable("orders", database);

    /** The planner's assumptions about the table. */
    enum Statistics {
        NONE,
        OF_AN_EMPTY_TABLE,
        FRESH
    }

    @ParameterizedTest
    @EnumSource
    void eachCommandReadsOnlyWhatItNeeds(Statistics statistics) throws IOException {
        fill(statistics);
        List<Long> aside =
                LongStream.rangeClosed(WAITING + 1, WAITING + SET_ASIDE).boxed().toList();
        List<Long> first = aside.subList(0, SET_ASIDE / 2);
        List<Long> last = aside.subList(SET_ASIDE / 2, SET_ASIDE);

        assertSoftly(reads -> {
            reads.assertThat(read(() -> assertThat(table.find(WAITING / 2)).isPresent()))
                    .as("one that waits")
                    .isLessThan(FEW);
            reads.assertThat(read(() -> assertThat(table.find(WAITING + 1)).isPresent()))
                    .as("one that is set aside")
                    .isLessThan(FEW);
            reads.assertThat(read(() ->
                            assertThat(settle(Settlement.Action.RETRIED, first)).hasSameElementsAs(first)))
                    .as("put back")
                    .isLessThan(10L * SET_ASIDE);
            reads.assertThat(read(() -> assertThat(settle(Settlement.Action.DISCARDED, last))
                            .hasSameElementsAs(last)))
                    .as("discarded")
                    .isLessThan(10L * SET_ASIDE);
        });
        database.destroy();
    }

    private List<Long> settle(Settlement.Action action, List<Long> seqs) {
        return table.settle(action, seqs, "ada", "a test");
    }

    private void fill(Statistics statistics) throws IOException {
        OutboxSchema.recreate(jdbc, "outbox_table_it");
        jdbc.execute("alter table event_outbox set (autovacuum_enabled = false)");
        if (statistics == Statistics.OF_AN_EMPTY_TABLE) {
            jdbc.execute("vacuum analyze event_outbox");
        }
        jdbc.update("""
                insert into event_outbox (topic, partition, message_key, headers, value, state, reason)
                select 'orders.order.placed', 0, convert_to('k-' || n, 'UTF8'), '[]', '{}',
                       case when n > ? then 'SET_ASIDE' else 'PENDING' end, case when n > ? then 'too large' end
                from generate_series(1, ?) n
                """, WAITING, WAITING, WAITING + SET_ASIDE);
        if (statistics == Statistics.FRESH) {
            jdbc.execute("vacuum analyze event_outbox");
        }
    }

    private long read(Runnable act) {
        return new TransactionTemplate(new JdbcTransactionManager(database)).execute(status -> {
            long before = count();
            act.run();
            return count() - before;
        });
    }

    private long count() {
        return jdbc.queryForObject(READ, Long.class);
    }
}
