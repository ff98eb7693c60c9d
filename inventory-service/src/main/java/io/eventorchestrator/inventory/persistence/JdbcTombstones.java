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
                        delete from reservation where order_id in (
                            select order_id from reservation
                            where state = 'NEVER_HELD'
                              and noted_at < clock_timestamp() - :age * interval '1 millisecond'
                            order by noted_at limit :limit for update skip locked)
                        """)
                .param("age", olderThan.toMillis())
                .param("limit", limit)
                .update();
    }
}
