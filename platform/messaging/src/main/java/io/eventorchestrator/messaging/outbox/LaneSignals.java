package io.eventorchestrator.messaging.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Signals from the scout to a lane. Bounded: of many rows it keeps only the first position. Thread-safe. */
final class LaneSignals {

    private static final int MOST = 10_000;

    private List<RowHeader> news = new ArrayList<>();
    private Map<Integer, Long> from = new HashMap<>();
    private boolean rewind;
    private boolean signalled;

    /** Rows became visible. */
    synchronized void tell(List<RowHeader> rows) {
        news.addAll(rows);
        if (news.size() > MOST) {
            news.forEach(row -> from.merge(row.shard(), row.seq(), Math::min));
            news = new ArrayList<>();
        }
        signal();
    }

    /** Many rows became visible, starting with this one. */
    synchronized void tellFrom(int shard, long seq) {
        from.merge(shard, seq, Math::min);
        signal();
    }

    /** Everything must be read again. */
    synchronized void rewind() {
        rewind = true;
        signal();
    }

    synchronized void signal() {
        signalled = true;
        notifyAll();
    }

    /** Waits for a signal, if there is none, and clears all. */
    synchronized Received await(Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        long left = atMost.toMillis();
        while (!signalled && left > 0) {
            wait(left);
            left = Duration.ofNanos(until - System.nanoTime()).toMillis();
        }
        Received received = new Received(news, from, rewind);
        news = new ArrayList<>();
        from = new HashMap<>();
        rewind = false;
        signalled = false;
        return received;
    }

    /**
     * @param news rows, unsorted
     * @param from by shard, where further rows begin
     * @param rewind whether everything must be read again
     */
    record Received(List<RowHeader> news, Map<Integer, Long> from, boolean rewind) {}
}
