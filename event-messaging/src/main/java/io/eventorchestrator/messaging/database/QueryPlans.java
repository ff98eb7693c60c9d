package io.eventorchestrator.messaging.database;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Decides for how long PostgreSQL keeps the plan of a prepared statement. A plan that was made while a table was empty
 * reads the whole table, and is kept until the table is analyzed, a minute after it has filled. Sessions therefore plan a
 * statement each time it is executed; a transaction with many statements of a kind makes each plan once.
 *
 * @see <a href="https://www.postgresql.org/docs/18/sql-prepare.html#SQL-PREPARE-NOTES">generic and custom plans</a>
 */
public final class QueryPlans {

    static final String OF_SESSION = "set plan_cache_mode = force_custom_plan";

    private final JdbcOperations jdbc;

    /** @param jdbc takes part in the caller's transactions */
    public QueryPlans(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps plans until the caller's transaction ends. Each is made anew first, for the tables as they are now. */
    public void makeOnceForThisTransaction() {
        jdbc.execute("set local plan_cache_mode = auto; discard plans");
    }
}
