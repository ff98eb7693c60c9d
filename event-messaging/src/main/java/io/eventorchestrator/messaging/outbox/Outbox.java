package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.transport.OutboundRecord;
import io.eventorchestrator.messaging.transport.StoredHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Stores records with the caller's change and wakes the relay once both have committed. Safe for many threads. */
public final class Outbox {

    private final JdbcClient jdbc;
    private final WakeUp wakeUp;
    private final int shards;

    Outbox(JdbcClient jdbc, WakeUp wakeUp, int shards) {
        this.jdbc = jdbc;
        this.wakeUp = wakeUp;
        this.shards = shards;
    }

    /** @throws IllegalStateException if no transaction is active */
    public void append(OutboundRecord outbound) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an event is published in the transaction of the change that it tells of");
        }
        jdbc.sql("""
                        insert into event_outbox (shard, topic, partition, message_key, headers, value)
                        values (:shard, :topic, :partition, :key, cast(:headers as json), :value)
                        """)
                .param("shard", shard(outbound))
                .param("topic", outbound.topic())
                .param("partition", outbound.partition())
                .param("key", outbound.key())
                .param("headers", StoredHeaders.toJson(outbound.headers()))
                .param("value", outbound.value())
                .update();
        wakeAfterCommit();
    }

    // By the text of the key: rows stored before keys were bytes were spread so.
    private int shard(OutboundRecord outbound) {
        String key = outbound.keyText();
        return Math.floorMod(key == null ? outbound.partition() : key.hashCode(), shards);
    }

    private void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wakeUp.signal();
            }
        });
    }
}
