package io.eventorchestrator.messaging.database;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Controls how long PostgreSQL keeps the plan of a prepared statement. A plan made for an empty table reads the whole
 * table, and is kept until the table is analyzed, a minute after it has filled. So sessions plan a statement at each
 * execution; a transaction with many statements of a kind plans each kind once.
 *
 * @see <a href="https://www.postgresql.org/docs/18/sql-prepare.html#SQL-PREPARE-NOTES">generic and custom plans</a>
 */
public final class QueryPlans {

    static final String OF_SESSION = "set plan_cache_mode = force_custom_plan";

    private final JdbcOperations jdbc;

    /** @param jdbc participates in the caller's transactions */
    public QueryPlans(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps plans until the caller's transaction ends. Plans made earlier are discarded. */
    public void makeOnceForThisTransaction() {
        jdbc.execute("set local plan_cache_mode = auto; discard plans");
    }

    /**
     * Until the caller's transaction ends, reads rows in the order of an index, without sorting. A planner with old
     * statistics expects few rows, and reads and sorts all that match to find the first ten. Each sorted query of the
     * transaction needs an index with its order.
     */
    public void followIndexesInThisTransaction() {
        jdbc.execute("set local enable_sort = off; set local enable_incremental_sort = off;"
                + " set local enable_bitmapscan = off; set local enable_seqscan = off");
    }
}
