package io.eventorchestrator.messaging.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.eventorchestrator.messaging.MessagingTables;
import io.eventorchestrator.platform.testing.RowsRead;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A table that was empty when its statements were prepared fills within seconds, long before it is analyzed again. */
@ExtendWith(MessagingTables.class)
class QueryPlansIT {

    private static final int OFTEN = 20;
    private static final int ROWS = 100_000;
    private static final int FEW = 10;

    private final HikariDataSource pool = pool();
    private final JdbcTemplate jdbc = new JdbcTemplate(pool);
    private final QueryPlans plans = new QueryPlans(jdbc);
    private final TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(pool));

    @BeforeEach
    void createTheTable() {
        MessagingTables.recreate();
        jdbc.execute("create table stock (sku text primary key, count int) with (autovacuum_enabled = false)");
        jdbc.execute("vacuum analyze stock");
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void aLookUpPreparedOnAnEmptyTableReadsFewRowsOnceItIsFull() {
        repeat(OFTEN, this::lookUp);
        fill();

        assertThat(rowsRead(this::lookUp)).isLessThan(FEW);
    }

    @Test
    void aLookUpInABulkReadsFewRowsAfterTheTableHasGrown() {
        transactions.executeWithoutResult(bulk -> {
            plans.makeOnceForThisTransaction();
            repeat(OFTEN, this::lookUp);
        });
        fill();

        assertThat(rowsRead(() -> {
                    plans.makeOnceForThisTransaction();
                    lookUp();
                }))
                .isLessThan(FEW);
    }

    @Test
    void aBulkPlansAStatementAFewTimesOnly() {
        transactions.executeWithoutResult(bulk -> {
            plans.makeOnceForThisTransaction();
            repeat(10 * OFTEN, this::lookUp);

            Map<String, Object> planned = jdbc.queryForMap(
                    "select custom_plans, generic_plans from pg_prepared_statements where statement like '%from"
                            + " stock%'");
            assertThat(planned.get("custom_plans"))
                    .asString()
                    .satisfies(few -> assertThat(Long.parseLong(few)).isLessThan(FEW));
            assertThat(planned.get("generic_plans"))
                    .asString()
                    .satisfies(many -> assertThat(Long.parseLong(many)).isGreaterThan(9L * OFTEN));
        });
    }

    private void lookUp() {
        jdbc.queryForList("select count from stock where sku = ?", Integer.class, "SKU-7");
    }

    private void fill() {
        jdbc.update("insert into stock select 'SKU-' || n, n from generate_series(1, ?) n", ROWS);
    }

    private long rowsRead(Runnable statements) {
        return transactions.execute(status -> {
            long before = rowsRead();
            statements.run();
            return rowsRead() - before;
        });
    }

    private long rowsRead() {
        return jdbc.execute((ConnectionCallback<Long>) session -> RowsRead.of(session, "stock"));
    }

    private static void repeat(int times, Runnable action) {
        for (int i = 0; i < times; i++) {
            action.run();
        }
    }

    private static HikariDataSource pool() {
        HikariDataSource pool = new HikariDataSource();
        MessagingTables.connect(pool);
        pool.setMaximumPoolSize(1);
        DatabaseProperties bounds = new DatabaseProperties(
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(20));
        new BoundedPools(() -> bounds).postProcessBeforeInitialization(pool, "dataSource");
        return pool;
    }
}
