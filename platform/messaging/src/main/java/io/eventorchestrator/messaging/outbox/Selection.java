package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.outbox.KeyQueue.State;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Chooses the rows of one bulk: the first of each key, within the limits of the sidecar and of a batch for one
 * partition. A bulk's entries fail one by one and the sidecar's producer is not idempotent, so a key's next row may be
 * sent only after the previous one is acknowledged.
 */
final class Selection {

    private static final int PASSED_OVER = 1_000;

    private final BulkLimits limits;
    private final Map<Integer, Long> byPartition = new HashMap<>();
    private final List<RowHeader> chosen = new ArrayList<>();
    private final List<KeyQueue> passedOver = new ArrayList<>();
    private long bytes;

    Selection(BulkLimits limits) {
        this.limits = limits;
    }

    /** Takes rows from the ready keys; those that do not fit keep their turn. */
    List<RowHeader> from(Deque<KeyQueue> turn) {
        while (chosen.size() < limits.records() && passedOver.size() < PASSED_OVER && !turn.isEmpty()) {
            KeyQueue queue = turn.poll();
            if (queue.state() == State.READY) {
                choose(queue);
            }
        }
        passedOver.reversed().forEach(turn::addFirst);
        return chosen;
    }

    private void choose(KeyQueue queue) {
        RowHeader row = queue.first();
        long inPartition = byPartition.getOrDefault(row.partition(), 0L) + row.size();
        boolean fits = bytes + row.size() <= limits.bytes() && inPartition <= limits.bytesPerPartition();
        // A record larger than any bulk is sent alone, and the transport judges it.
        if (fits || chosen.isEmpty()) {
            bytes += row.size();
            byPartition.put(row.partition(), inPartition);
            queue.sendFirst();
            chosen.add(row);
        } else {
            passedOver.add(queue);
        }
    }
}
