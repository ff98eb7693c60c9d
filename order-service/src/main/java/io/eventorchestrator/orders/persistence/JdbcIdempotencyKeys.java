package io.eventorchestrator.orders.persistence;

import io.eventorchestrator.orders.application.IdempotencyKeys;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcIdempotencyKeys implements IdempotencyKeys {

    private final JdbcClient jdbc;

    JdbcIdempotencyKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    // The insert waits for a transaction that holds the same key, so whoever loses reads what the winner committed.
    @Override
    public Claim claim(String key, String bodyDigest, UUID orderId) {
        jdbc.sql("""
                        insert into idempotency_key (key, body_digest, order_id) values (:key, :digest, :order)
                        on conflict do nothing
                        """)
                .param("key", key)
                .param("digest", bodyDigest)
                .param("order", orderId)
                .update();
        return jdbc.sql("select body_digest, order_id from idempotency_key where key = :key")
                .param("key", key)
                .query(Claim.class)
                .single();
    }
}
