package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.loop.MachineTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The positions of failing rows whose keys no longer fit into memory, as a range for each shard. A cycle reads the
 * ranges once; rows deferred meanwhile are read in the next cycle. Used only by the lane's thread.
 */
final class DeferredRows {

    private final MachineTime time;
    private final Map<Integer, Range> reading = new HashMap<>();
    private final Map<Integer, Range> next = new HashMap<>();
    private long nextDue;

    DeferredRows(MachineTime time) {
        this.time = time;
    }

    boolean isEmpty() {
        return reading.isEmpty() && next.isEmpty();
    }

    /** @param due the earliest time to read it again, as {@link System#nanoTime()} */
    void add(int shard, long seq, long due) {
        if (next.isEmpty()) {
            nextDue = due;
        }
        next.merge(shard, new Range(seq - 1, seq), Range::plus);
    }

    /** Takes over the others' positions, to be read now. */
    void addAll(DeferredRows others) {
        others.reading.forEach((shard, range) -> next.merge(shard, range, Range::plus));
        others.next.forEach((shard, range) -> next.merge(shard, range, Range::plus));
        others.reading.clear();
        others.next.clear();
        nextDue = time.nanoTime();
    }

    /** The time of the next reading. */
    long due(long now) {
        return reading.isEmpty() ? nextDue : now;
    }

    /** The shards to read now, with their positions. */
    Map<Integer, Long> positions() {
        if (reading.isEmpty() && !next.isEmpty() && time.nanoTime() - nextDue >= 0) {
            reading.putAll(next);
            next.clear();
        }
        Map<Integer, Long> positions = new TreeMap<>();
        reading.forEach((shard, range) -> positions.put(shard, range.behind()));
        return positions;
    }

    /**
     * @param all whether there were no more rows
     * @return the rows that belong to the range
     */
    List<RowHeader> read(int shard, List<RowHeader> rows, boolean all) {
        Range range = reading.get(shard);
        if (range == null) {
            return List.of();
        }
        List<RowHeader> found =
                rows.stream().filter(row -> row.seq() <= range.last()).toList();
        if (all || found.size() < rows.size() || found.getLast().seq() == range.last()) {
            reading.remove(shard);
        } else {
            reading.put(shard, new Range(found.getLast().seq(), range.last()));
        }
        return found;
    }

    void drop(int shard) {
        reading.remove(shard);
        next.remove(shard);
    }

    /** @param behind the position before its first row */
    private record Range(long behind, long last) {

        private Range plus(Range other) {
            return new Range(Math.min(behind, other.behind), Math.max(last, other.last));
        }
    }
}
