package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.inbox.Delivery.Refused;
import io.eventorchestrator.messaging.retry.ParkedKey;
import io.eventorchestrator.messaging.transport.KafkaPartitions;
import io.eventorchestrator.messaging.transport.Outcome;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Locks keys until the caller's transaction ends, so that no other instance works on them, even during rebalances. The
 * server's table of advisory locks has 64 entries per connection, so a transaction takes a limited number of locks:
 * deliveries lock the slots of their keys, and individual keys only if they have parked events. Retries lock only
 * individual keys.
 */
final class KeyLocks {

    /**
     * Number of slots of a group. A multiple of the usual numbers of partitions, so that keys of two partitions never
     * share a slot, and bulks of two instances never wait for each other.
     */
    static final int SLOTS = 120;

    /** Maximum number of individual keys that one transaction locks, besides slots. */
    static final int MOST_WAITING = 64;

    private final JdbcClient jdbc;
    private final InboxRows rows;
    private final ParkedRows parked;

    KeyLocks(JdbcClient jdbc, InboxRows rows, ParkedRows parked) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.parked = parked;
    }

    /**
     * Waits until no other transaction works on the keys.
     *
     * @return the first deliveries, as many as one transaction can handle
     * @throws UnavailableException if others hold the locks for too long
     */
    Held hold(List<Delivery> deliveries) {
        try {
            lockSlots(deliveries);
            Set<Long> waiting = rows.waiting(keys(deliveries));
            return waiting.isEmpty() ? new Held(deliveries, waiting, parked) : holdWaiting(deliveries, waiting);
        } catch (DataAccessException failed) {
            throw FailureKind.of(failed) == FailureKind.LOCK
                    ? new UnavailableException(
                            "another instance has held the locks of the same keys for too long", failed)
                    : failed;
        }
    }

    // A concurrent retry may have settled the last parked event, so this checks once more under the lock.
    private Held holdWaiting(List<Delivery> deliveries, Set<Long> waiting) {
        List<Delivery> held = upToMost(deliveries, waiting);
        lock(held.stream()
                .map(Delivery::orderedBy)
                .filter(waiting::contains)
                .distinct()
                .sorted()
                .toArray(Long[]::new));
        return new Held(held, rows.waiting(keys(held)), parked);
    }

    /** @return whether nobody works on the key; it is then locked until the caller's transaction ends */
    boolean tryLock(ParkedKey key) {
        return jdbc.sql("select pg_try_advisory_xact_lock(:key)")
                .param("key", key.orderedBy())
                .query(Boolean.class)
                .single();
    }

    // Sorted and in one statement, so that two bulks can't deadlock. The next statement sees what the previous holder
    // committed.
    private void lockSlots(List<Delivery> deliveries) {
        jdbc.sql("select count(pg_advisory_xact_lock(:group, slot)) from unnest(:slots::int[]) as slots (slot)")
                .param("group", deliveries.getFirst().group().hashCode())
                .param(
                        "slots",
                        deliveries.stream()
                                .map(KeyLocks::slot)
                                .distinct()
                                .sorted()
                                .toArray(Integer[]::new))
                .query(Long.class)
                .single();
    }

    private void lock(Long[] keys) {
        jdbc.sql("select count(pg_advisory_xact_lock(key)) from unnest(:keys::bigint[]) as keys (key)")
                .param("keys", keys)
                .query(Long.class)
                .single();
    }

    /** A record without a key has no order; only its inbox row prevents it from being handled twice. */
    private static int slot(Delivery delivery) {
        byte[] key = delivery.inbound().key();
        return key == null ? delivery.inbound().partition() % SLOTS : KafkaPartitions.of(key, SLOTS);
    }

    private static List<Long> keys(Collection<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::orderedBy).distinct().toList();
    }

    private static List<Delivery> upToMost(List<Delivery> deliveries, Set<Long> waiting) {
        Set<Long> seen = new HashSet<>();
        int count = 0;
        while (count < deliveries.size() && seen.size() <= MOST_WAITING) {
            long key = deliveries.get(count).orderedBy();
            if (waiting.contains(key)) {
                seen.add(key);
            }
            count += seen.size() <= MOST_WAITING ? 1 : 0;
        }
        return deliveries.subList(0, count);
    }

    /**
     * @param deliveries deliveries whose keys are locked
     * @param waiting keys with parked events, by {@link Delivery#orderedBy()}
     */
    record Held(List<Delivery> deliveries, Set<Long> waiting, ParkedRows parked) {

        /** Parks an event that must wait behind an earlier one of its key; runs the step for any other. */
        Outcome inTurn(Attempt attempt, Function<Attempt, Outcome> step) {
            Delivery delivery = attempt.delivery();
            return !(delivery instanceof Refused) && waiting.contains(delivery.orderedBy())
                    ? queue(delivery)
                    : step.apply(attempt);
        }

        private Outcome queue(Delivery delivery) {
            return parked.queue(delivery) ? Outcome.PARKED : Outcome.DUPLICATE;
        }
    }
}
