package io.eventorchestrator.inventory.persistence;

import io.eventorchestrator.inventory.application.Tombstones;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcTombstones implements Tombstones {

    private final JdbcClient jdbc;

    JdbcTombstones(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int forget(Duration olderThan, int limit) {
        return jdbc.sql("""
                        delete from reservation where ctid = any(array(
                            select ctid from reservation
                            where state = 'NEVER_HELD'
                              and noted_at < statement_timestamp() - :age * interval '1 millisecond'
                            order by noted_at limit :limit for update skip locked))
                        """)
                .param("age", olderThan.toMillis())
                .param("limit", limit)
                .update();
    }
}
