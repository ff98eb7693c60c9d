package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.transport.InboundRecord;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The inbox's statements, all of them in the transaction of the caller. */
final class InboxRows {

    private final JdbcClient jdbc;

    InboxRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Waits until no other transaction holds any of the keys. Sorted and in one statement, so that two bulks can't wait
     * for each other; what is read afterwards, in a statement of its own, sees what the former holder committed.
     */
    void lock(Collection<? extends Delivery> deliveries) {
        Long[] keys = deliveries.stream()
                .map(delivery -> hash(delivery.group() + " " + delivery.orderedBy()))
                .distinct()
                .sorted()
                .toArray(Long[]::new);
        jdbc.sql("select count(pg_advisory_xact_lock(key)) from unnest(:keys::bigint[]) as keys (key)")
                .param("keys", keys)
                .query(Long.class)
                .single();
    }

    /** @return whether the event is new to its group */
    boolean insert(Delivery delivery, Outcome state, @Nullable String reason, @Nullable String detail) {
        InboundRecord inbound = delivery.inbound();
        return jdbc.sql("""
                                insert into event_inbox (consumer_group, source, event_id, state, message_key, topic,
                                                         partition, record_offset, reason, detail)
                                values (:group, :source, :id, :state, :key, :topic, :partition, :offset, :reason, :detail)
                                on conflict do nothing
                                """)
                        .param("group", delivery.group())
                        .param("source", delivery.source())
                        .param("id", delivery.id())
                        .param("state", state.name())
                        .param("key", inbound.key())
                        .param("topic", inbound.topic())
                        .param("partition", inbound.partition())
                        .param("offset", inbound.offset())
                        .param("reason", reason)
                        .param("detail", detail)
                        .update()
                == 1;
    }

    private static long hash(String text) {
        UUID digest = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
        return digest.getMostSignificantBits() ^ digest.getLeastSignificantBits();
    }
}
