package io.eventorchestrator.orders.persistence;

import io.eventorchestrator.orders.application.IdempotencyKeys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcIdempotencyKeys implements IdempotencyKeys {

    private final JdbcClient jdbc;

    JdbcIdempotencyKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    // The update changes nothing. It waits for a transaction that holds the same key, reads its committed result,
    // and prevents the row's deletion meanwhile.
    @Override
    public Claim claim(String key, String bodyDigest) {
        return jdbc.sql("""
                        insert into idempotency_key (key, body_digest) values (:key, :digest)
                        on conflict (key) do update set key = excluded.key
                        returning body_digest, status, location, body
                        """)
                .param("key", key)
                .param("digest", bodyDigest)
                .query(JdbcIdempotencyKeys::claim)
                .single();
    }

    @Override
    public void remember(String key, Answer answer) {
        jdbc.sql("update idempotency_key set status = :status, location = :location, body = :body where key = :key")
                .param("status", answer.status())
                .param("location", answer.location())
                .param("body", answer.body())
                .param("key", key)
                .update();
    }

    @Override
    public int forget(Duration olderThan, int limit) {
        return jdbc.sql("""
                        delete from idempotency_key where ctid = any(array(
                            select ctid from idempotency_key
                            where at <= statement_timestamp() - :age * interval '1 millisecond'
                            order by at limit :limit for update skip locked))
                        """)
                .param("age", olderThan.toMillis())
                .param("limit", limit)
                .update();
    }

    private static Claim claim(ResultSet row, int number) throws SQLException {
        String body = row.getString("body");
        return new Claim(
                row.getString("body_digest"),
                body == null ? null : new Answer(row.getInt("status"), row.getString("location"), body));
    }
}
