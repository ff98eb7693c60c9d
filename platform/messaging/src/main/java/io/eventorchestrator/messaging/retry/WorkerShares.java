package io.eventorchestrator.messaging.retry;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Divides the workers among the consumer groups. One worker is reserved for each group, the others work for any, so a
 * group whose handler hangs never holds them all. Thread-safe.
 */
final class WorkerShares {

    // One key waits for each that is being retried, so that a worker begins the next one without asking the database.
    private static final int WAITING = 1;

    private final Map<String, Share> shares = new TreeMap<>();
    private final int common;

    /** @param workers number of workers, which is raised to the number of groups */
    WorkerShares(Collection<String> groups, int workers) {
        groups.forEach(group -> shares.put(group, new Share()));
        this.common = Math.max(0, workers - shares.size());
    }

    int workers() {
        return common + shares.size();
    }

    /** The number of further keys that each group may add, by group; omits groups that may add none. */
    synchronized Map<String, Integer> room() {
        int most = (common + 1) * (1 + WAITING);
        Map<String, Integer> room = new TreeMap<>();
        shares.forEach((group, share) -> room.put(group, most - share.size()));
        room.values().removeIf(left -> left <= 0);
        return room;
    }

    synchronized void add(ParkedKey key) {
        share(key).waiting.add(key);
    }

    /** Gives a worker to a key, until {@link #end}; the group with the fewest workers comes first. */
    synchronized Optional<ParkedKey> begin() {
        Optional<Share> next = shares.values().stream()
                .filter(share -> !share.waiting.isEmpty())
                .filter(share -> share.working == 0 || commonAtWork() < common)
                .min(Comparator.comparingInt(share -> share.working));
        return next.map(Share::begin);
    }

    synchronized void end(ParkedKey key) {
        share(key).working--;
    }

    private int commonAtWork() {
        return shares.values().stream()
                .mapToInt(share -> Math.max(0, share.working - 1))
                .sum();
    }

    private Share share(ParkedKey key) {
        return shares.computeIfAbsent(key.consumerGroup(), added -> new Share());
    }

    private static final class Share {

        private final Deque<ParkedKey> waiting = new ArrayDeque<>();
        private int working;

        private ParkedKey begin() {
            working++;
            return waiting.remove();
        }

        private int size() {
            return waiting.size() + working;
        }
    }
}
