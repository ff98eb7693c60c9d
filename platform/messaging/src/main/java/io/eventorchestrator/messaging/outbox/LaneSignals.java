package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.loop.MachineTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** Signals from the scout to a lane. Bounded: of many rows it keeps only the first position. Thread-safe. */
final class LaneSignals {

    private static final int MOST = 10_000;

    private final MachineTime time;
    private final Semaphore signals = new Semaphore(0);
    private List<RowHeader> news = new ArrayList<>();
    private Map<Integer, Long> from = new HashMap<>();
    private boolean rewind;

    LaneSignals(MachineTime time) {
        this.time = time;
    }

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
        if (signals.availablePermits() == 0) {
            signals.release();
        }
    }

    /** Waits for a signal, if there is none, and clears all. */
    Received await(Duration atMost) throws InterruptedException {
        var unused = time.acquire(signals, atMost);
        return receive();
    }

    private synchronized Received receive() {
        signals.drainPermits();
        Received received = new Received(news, from, rewind);
        news = new ArrayList<>();
        from = new HashMap<>();
        rewind = false;
        return received;
    }

    /**
     * @param news rows, unsorted
     * @param from by shard, where further rows begin
     * @param rewind whether everything must be read again
     */
    record Received(List<RowHeader> news, Map<Integer, Long> from, boolean rewind) {}
}
