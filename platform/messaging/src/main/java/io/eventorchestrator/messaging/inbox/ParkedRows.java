package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.catalogue.DeadLetterReason;
import io.eventorchestrator.messaging.retry.ParkedKey;
import io.eventorchestrator.messaging.transport.InboundRecord;
import io.eventorchestrator.messaging.transport.StoredHeaders;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Parked events: the first of each key waits for its next attempt, the others wait behind the first. If an event's due
 * time is further away than its group's longest delay, the database's clock was set back, and the event is due now.
 */
final class ParkedRows {

    // A statement may read an event that was parked after it began.
    private static final Duration YOUNGER = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final String[] groups;
    private final Function<String, Duration> longestDelay;

    /**
     * @param groups those of this service; rows of groups that no longer exist are not touched
     * @param longestDelay by group
     */
    ParkedRows(JdbcClient jdbc, Collection<String> groups, Function<String, Duration> longestDelay) {
        this.jdbc = jdbc;
        this.groups = groups.toArray(String[]::new);
        this.longestDelay = group -> longestDelay.apply(group).plus(YOUNGER);
    }

    /**
     * Parks a failed event, due after the delay on the database's clock.
     *
     * @return whether it was parked; if not, the event is a duplicate
     */
    boolean park(Attempt attempt, Duration delay, String detail) {
        return park(attempt, attempt.number(), delay, DeadLetterReason.HANDLER_FAILED.code(), detail);
    }

    /** Parks an event for another try after the delay, without counting an attempt. */
    boolean postpone(Attempt attempt, Duration delay, String reason, String detail) {
        return park(attempt, attempt.number() - 1, delay, reason, detail);
    }

    /** Parks an event without an attempt, behind another one of its key. */
    boolean queue(Delivery delivery) {
        return park(Attempt.first(delivery), 0, null, null, null);
    }

    private boolean park(
            Attempt attempt, int attempts, @Nullable Duration delay, @Nullable String reason, @Nullable String detail) {
        Delivery delivery = attempt.delivery();
        InboundRecord inbound = delivery.inbound();
        return jdbc.sql("""
                                insert into event_inbox as known (consumer_group, source, event_id, state, ordered_by,
                                    message_key, topic, partition, record_offset, attempts, replays, reason, detail,
                                    first_failed_at, due_at, arrival, headers, value)
                                values (:group, :source, :id, 'PARKED', :orderedBy, :key, :topic, :partition, :offset,
                                    :attempts, :replays, :reason, :detail,
                                    case when :delay::bigint is not null then event_clock() end,
                                    event_clock() + :delay::bigint * interval '1 microsecond',
                                    nextval('event_inbox_arrival'), cast(:headers as json), :value)
                                on conflict (consumer_group, source, event_id) do update set
                                    state = 'PARKED', attempts = excluded.attempts, replays = excluded.replays,
                                    topic = excluded.topic, partition = excluded.partition,
                                    record_offset = excluded.record_offset,
                                    reason = excluded.reason, detail = excluded.detail, due_at = excluded.due_at,
                                    ordered_by = excluded.ordered_by, noted_at = event_clock(),
                                    first_failed_at = coalesce(known.first_failed_at, excluded.first_failed_at),
                                    arrival = coalesce(known.arrival, excluded.arrival),
                                    headers = excluded.headers, value = excluded.value
                                where :retry and known.state = 'PARKED'
                                   or known.state = 'DEAD' and excluded.replays > known.replays
                                """)
                        .param("group", delivery.group())
                        .param("source", delivery.source())
                        .param("id", delivery.id())
                        .param("orderedBy", delivery.orderedBy())
                        .param("key", inbound.key())
                        .param("topic", inbound.topic())
                        .param("partition", inbound.partition())
                        .param("offset", inbound.offset())
                        .param("attempts", attempts)
                        .param("replays", delivery.replays())
                        .param("reason", reason)
                        .param("detail", detail)
                        .param("delay", delay == null ? null : delay.toNanos() / 1_000 + 1)
                        .param("headers", StoredHeaders.toJson(inbound.headers()))
                        .param("value", inbound.value())
                        .param("retry", attempt.parked())
                        .update()
                == 1;
    }

    /** The keys whose first event is due, the longest due first, at most the given number per group; takes no locks. */
    List<ParkedKey> due(Collection<ParkedKey> except, Map<String, Integer> atMost) {
        String[] asked = Arrays.stream(groups).filter(atMost::containsKey).toArray(String[]::new);
        return jdbc.sql("""
                        select consumer_group, ordered_by
                        from unnest(:groups::text[], :longestDelays::bigint[], :atMost::int[])
                                as mine (name, longest_delay, at_most),
                            lateral (
                                (select consumer_group, ordered_by, due_at from event_inbox
                                 where state = 'PARKED' and consumer_group = mine.name
                                   and due_at <= event_now() and ordered_by <> all(:except)
                                 order by due_at limit mine.at_most)
                                union all
                                (select consumer_group, ordered_by, due_at from event_inbox
                                 where state = 'PARKED' and consumer_group = mine.name
                                   and due_at > event_now() + mine.longest_delay * interval '1 millisecond'
                                   and ordered_by <> all(:except)
                                 order by due_at limit mine.at_most)) first
                        order by due_at
                        """)
                .param("groups", asked)
                .param(
                        "longestDelays",
                        Arrays.stream(asked)
                                .map(longestDelay)
                                .map(Duration::toMillis)
                                .toArray(Long[]::new))
                .param("except", except.stream().map(ParkedKey::orderedBy).toArray(Long[]::new))
                .param("atMost", Arrays.stream(asked).map(atMost::get).toArray(Integer[]::new))
                .query(ParkedKey.class)
                .list();
    }

    /** The time until the next event is due, zero if one is due now; at most the given time. */
    Duration untilNextDue(Duration atMost) {
        // Null if nothing is parked; PostgreSQL's greatest would turn it into zero, and the loop would never pause.
        return jdbc.sql("""
                        select ceil(extract(epoch from min(due_at) - event_clock()) * 1000)::bigint
                        from unnest(:groups::text[]) as mine (name),
                            lateral (select due_at from event_inbox
                                     where state = 'PARKED' and consumer_group = mine.name and due_at is not null
                                     order by due_at limit 1) first
                        """)
                .param("groups", groups)
                .query(Long.class)
                .optional()
                .map(millis -> Duration.ofMillis(Math.max(0, millis)))
                .filter(next -> next.compareTo(atMost) < 0)
                .orElse(atMost);
    }

    /** @return the first event of the key; empty if it is not due, because another instance has attempted it */
    Optional<ParkedEvent> stillDue(ParkedKey key) {
        return jdbc.sql("""
                        select * from (
                            select source, event_id, topic, partition, record_offset, message_key, headers, value,
                                   attempts, due_at
                            from event_inbox where state = 'PARKED' and ordered_by = :orderedBy
                            order by arrival limit 1) first
                        where due_at <= event_now()
                           or due_at > event_now() + :longestDelay * interval '1 millisecond'
                        """)
                .param("orderedBy", key.orderedBy())
                .param("longestDelay", longestDelay.apply(key.consumerGroup()).toMillis())
                .query((row, n) -> parked(row))
                .optional();
    }

    /** Makes the event behind the settled one due. */
    void next(ParkedKey key) {
        jdbc.sql("""
                        update event_inbox set due_at = event_clock()
                        where due_at is null and state = 'PARKED' and ordered_by = :orderedBy and arrival = (
                            select min(arrival) from event_inbox where state = 'PARKED' and ordered_by = :orderedBy)
                        """).param("orderedBy", key.orderedBy()).update();
    }

    private ParkedEvent parked(ResultSet row) throws SQLException {
        return new ParkedEvent(
                new Identity(row.getString("source"), row.getString("event_id")),
                new InboundRecord(
                        row.getString("topic"),
                        row.getInt("partition"),
                        row.getLong("record_offset"),
                        row.getBytes("message_key"),
                        StoredHeaders.fromJson(row.getString("headers")),
                        row.getBytes("value")),
                row.getInt("attempts"));
    }

    /** @param attempts number of attempts so far */
    record ParkedEvent(Identity identity, InboundRecord inbound, int attempts) {

        /** Tests whether it is the attempted event, without another attempt since. */
        boolean isOf(Attempt tried) {
            return tried.number() == attempts + 1 && tried.delivery().inbound().equals(inbound);
        }
    }
}
