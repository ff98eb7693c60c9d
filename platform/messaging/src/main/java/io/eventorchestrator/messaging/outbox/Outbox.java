package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.transport.OutboundRecord;
import io.eventorchestrator.messaging.transport.StoredHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Stores records in the caller's transaction and wakes the relay after the commit. Thread-safe. */
public final class Outbox {

    private final JdbcClient jdbc;
    private final WakeUp wakeUp;

    Outbox(JdbcClient jdbc, WakeUp wakeUp) {
        this.jdbc = jdbc;
        this.wakeUp = wakeUp;
    }

    /** @throws IllegalStateException if no transaction is active */
    public void append(OutboundRecord outbound) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("publish an event in the transaction of the change that it reports");
        }
        jdbc.sql("""
                        insert into event_outbox (topic, partition, message_key, headers, value)
                        values (:topic, :partition, :key, cast(:headers as json), :value)
                        """)
                .param("topic", outbound.topic())
                .param("partition", outbound.partition())
                .param("key", outbound.key())
                .param("headers", StoredHeaders.toJson(outbound.headers()))
                .param("value", outbound.value())
                .update();
        wakeAfterCommit();
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
