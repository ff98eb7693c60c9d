package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.transport.InboundRecord;
import io.eventorchestrator.messaging.transport.Outcome;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The inbox's statements, which run in the caller's transaction. */
final class InboxRows {

    private final JdbcClient jdbc;

    InboxRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    // One index lookup for each key, regardless of the length of its queue and of the statistics.
    /** The keys with parked events, by {@link Delivery#orderedBy()}. */
    Set<Long> waiting(Collection<Long> keys) {
        return jdbc.sql("""
                        select key from unnest(:keys::bigint[]) as keys (key)
                        where (select true from event_inbox where state = 'PARKED' and ordered_by = key limit 1)
                        """)
                .param("keys", keys.toArray(Long[]::new))
                .query(Long.class)
                .set();
    }

    /**
     * Records the final outcome of an event. An event that is already in the inbox stays unchanged, unless this attempt
     * is its retry, or a replay with a higher number than any before.
     *
     * @return whether it was recorded; if not, the event is a duplicate
     */
    boolean settle(Attempt attempt, Outcome state, @Nullable String reason, @Nullable String detail) {
        Delivery delivery = attempt.delivery();
        InboundRecord inbound = delivery.inbound();
        return jdbc.sql("""
                                insert into event_inbox as known (consumer_group, source, event_id, state,
                                    message_key, topic, partition, record_offset, attempts, replays, reason, detail,
                                    first_failed_at)
                                values (:group, :source, :id, :state, :key, :topic, :partition, :offset,
                                    :attempts, :replays, :reason, :detail,
                                    case when :reason::text is not null then event_clock() end)
                                on conflict (consumer_group, source, event_id) do update set
                                    state = excluded.state, attempts = excluded.attempts, replays = excluded.replays,
                                    topic = excluded.topic, partition = excluded.partition,
                                    record_offset = excluded.record_offset,
                                    reason = excluded.reason, detail = excluded.detail, due_at = null, arrival = null, ordered_by = null,
                                    headers = null, value = null,
                                    noted_at = event_clock(),
                                    first_failed_at = coalesce(known.first_failed_at, excluded.first_failed_at)
                                where :retry and known.state = 'PARKED'
                                   or known.state = 'DEAD' and excluded.replays > known.replays
                                """)
                        .param("group", delivery.group())
                        .param("source", delivery.source())
                        .param("id", delivery.id())
                        .param("state", state.name())
                        .param("key", inbound.key())
                        .param("topic", inbound.topic())
                        .param("partition", inbound.partition())
                        .param("offset", inbound.offset())
                        .param("attempts", attempt.number())
                        .param("replays", delivery.replays())
                        .param("reason", reason)
                        .param("detail", detail)
                        .param("retry", attempt.parked())
                        .update()
                == 1;
    }

    /** The time of an event's first failure; empty if it never failed. */
    Optional<OffsetDateTime> firstFailedAt(Delivery delivery) {
        return jdbc.sql("""
                        select first_failed_at from event_inbox
                        where consumer_group = :group and source = :source and event_id = :id
                          and first_failed_at is not null
                        """)
                .param("group", delivery.group())
                .param("source", delivery.source())
                .param("id", delivery.id())
                .query(OffsetDateTime.class)
                .optional();
    }

    /** The time since a parked event first failed or was postponed; zero if it never was. */
    Duration failingFor(Delivery delivery) {
        return jdbc.sql("""
                        select extract(epoch from event_clock() - first_failed_at) * 1000 from event_inbox
                        where consumer_group = :group and source = :source and event_id = :id
                          and first_failed_at is not null
                        """)
                .param("group", delivery.group())
                .param("source", delivery.source())
                .param("id", delivery.id())
                .query(Long.class)
                .optional()
                .map(Duration::ofMillis)
                .orElse(Duration.ZERO);
    }
}
