package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.loop.MachineTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The positions of rows that were left in the table with their partitions, to be read now. The ranges contain rows of
 * other partitions, too, which are not due. Used only by the lane's thread.
 */
final class RowsOfPartitions {

    private final DeferredRows rows;
    private final Set<Integer> partitions = new HashSet<>();

    RowsOfPartitions(MachineTime time) {
        rows = new DeferredRows(time);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Takes over the positions of a partition's rows. */
    void addAll(int partition, DeferredRows left) {
        if (!left.isEmpty()) {
            partitions.add(partition);
            rows.addAll(left);
        }
    }

    /** The shards to read now, with their positions. */
    Map<Integer, Long> positions() {
        return rows.positions();
    }

    /**
     * @param all whether there were no more rows
     * @return the rows of these partitions
     */
    List<RowHeader> read(int shard, List<RowHeader> found, boolean all) {
        List<RowHeader> due = rows.read(shard, found, all).stream()
                .filter(row -> partitions.contains(row.partition()))
                .toList();
        forgetPartitions();
        return due;
    }

    void drop(int shard) {
        rows.drop(shard);
        forgetPartitions();
    }

    private void forgetPartitions() {
        if (rows.isEmpty()) {
            partitions.clear();
        }
    }
}
