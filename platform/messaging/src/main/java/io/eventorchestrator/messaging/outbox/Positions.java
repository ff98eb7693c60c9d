package io.eventorchestrator.messaging.outbox;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The position up to which a lane has read each of its shards. All rows before it are known, published, or reported as
 * news when their transaction commits; rows behind it must still be read.
 */
final class Positions {

    private static final long END = Long.MAX_VALUE;

    private final Map<Integer, Position> shards = new HashMap<>();

    /** Updates the shards to those held now; a new one is read from its start. */
    Set<Integer> adopt(Map<Integer, Long> held) {
        Set<Integer> lost = shards.entrySet().stream()
                .filter(known -> !Long.valueOf(known.getValue().token()).equals(held.get(known.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(HashSet::new));
        lost.forEach(shards::remove);
        held.forEach((shard, token) -> shards.putIfAbsent(shard, new Position(token, 0)));
        return lost;
    }

    void drop(int shard) {
        shards.remove(shard);
    }

    Map<Integer, Long> tokens() {
        return shards.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().token()));
    }

    boolean isRead(int shard, long seq) {
        Position position = shards.get(shard);
        return position != null && seq <= position.seq();
    }

    /** Reading restarts at this row. */
    void stepBack(int shard, long seq) {
        shards.computeIfPresent(
                shard, (same, position) -> new Position(position.token(), Math.min(position.seq(), seq - 1)));
    }

    void rewind() {
        shards.keySet().forEach(shard -> stepBack(shard, 1));
    }

    /** Shards that may have more rows, with their positions. */
    Map<Integer, Long> unread() {
        Map<Integer, Long> unread = new TreeMap<>();
        shards.forEach((shard, position) -> {
            if (position.seq() != END) {
                unread.put(shard, position.seq());
            }
        });
        return unread;
    }

    /** @param all whether there were no more rows */
    void advance(int shard, List<RowHeader> read, boolean all) {
        long to = all ? END : read.getLast().seq();
        shards.computeIfPresent(shard, (same, position) -> new Position(position.token(), to));
    }

    private record Position(long token, long seq) {}
}
