package io.eventorchestrator.messaging.observability;

import java.time.Duration;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts what waits, at most every few seconds however often it is asked. */
final class Backlogs {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private Optional<Backlog> last = Optional.empty();
    private long countedAt = System.nanoTime() - FRESH.toNanos();

    Backlogs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return empty while the database does not answer, which is not asked more often for that */
    synchronized Optional<Backlog> now() {
        if (System.nanoTime() - countedAt >= FRESH.toNanos()) {
            last = count();
            countedAt = System.nanoTime();
        }
        return last;
    }

    private Optional<Backlog> count() {
        try {
            return Optional.of(jdbc.sql("""
                            select count(*) filter (where state = 'PENDING'),
                                   coalesce(extract(epoch from clock_timestamp()
                                       - min(created_at) filter (where state = 'PENDING')) * 1000, 0)::bigint,
                                   count(*) filter (where state = 'SET_ASIDE'),
                                   (select count(*) from event_inbox where state = 'PARKED')
                            from event_outbox
                            """)
                    .query((row, n) -> new Backlog(
                            row.getLong(1), Duration.ofMillis(row.getLong(2)), row.getLong(3), row.getLong(4)))
                    .single());
        } catch (DataAccessException unavailable) {
            return Optional.empty();
        }
    }
}
