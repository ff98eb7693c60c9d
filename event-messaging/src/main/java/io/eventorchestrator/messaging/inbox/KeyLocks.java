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
 * Locks keys until the caller's transaction ends, so that nobody else works on them, through rebalances too. Advisory
 * locks live in a table of the whole server that holds 64 for each connection, so a transaction takes a bounded number
 * of them: deliveries lock the slots of their keys, and keys themselves only where something waits, which is all that
 * retries work on.
 */
final class KeyLocks {

    /**
     * Slots of a group. A multiple of usual numbers of partitions: keys of two partitions are then never in one slot, and
     * bulks of two instances never wait for each other.
     */
    static final int SLOTS = 120;

    /** Keys that one transaction locks at most, besides slots. */
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
     * @return as many of the deliveries, from the first on, as can be handled in one transaction
     * @throws UnavailableException if others keep them for too long
     */
    Held hold(List<Delivery> deliveries) {
        try {
            lockSlots(deliveries);
            Set<Long> waiting = rows.waiting(keys(deliveries));
            return waiting.isEmpty() ? new Held(deliveries, waiting, parked) : holdWaiting(deliveries, waiting);
        } catch (DataAccessException failed) {
            throw FailureKind.of(failed) == FailureKind.LOCK
                    ? new UnavailableException(
                            "another instance works on the same keys, for longer than it may be waited for", failed)
                    : failed;
        }
    }

    // A retry that was under way may have settled the last one that waited: so it is looked at once more.
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

    /** @return whether nobody works on the key now; it is locked until the caller's transaction ends */
    boolean tryLock(ParkedKey key) {
        return jdbc.sql("select pg_try_advisory_xact_lock(:key)")
                .param("key", key.orderedBy())
                .query(Boolean.class)
                .single();
    }

    // Sorted and in one statement, so that two bulks can't wait for each other. What is read afterwards, in a statement
    // of its own, sees what the former holder committed.
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

    /** What has no key is ordered by nothing, and its inbox row alone keeps it from being handled twice. */
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
     * @param deliveries whose keys are locked
     * @param waiting keys of which something is parked, by {@link Delivery#orderedBy()}
     */
    record Held(List<Delivery> deliveries, Set<Long> waiting, ParkedRows parked) {

        /** Parks what has to wait behind an earlier event of its key; takes the step for what has not. */
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
