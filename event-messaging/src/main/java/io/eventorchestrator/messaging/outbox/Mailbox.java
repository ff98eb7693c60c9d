package io.eventorchestrator.messaging.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a lane is told by the scout. Bounded: of many rows only where they begin is kept. Safe for many threads. */
final class Mailbox {

    private static final int MOST = 10_000;

    private List<Waiting> news = new ArrayList<>();
    private Map<Integer, Long> from = new HashMap<>();
    private boolean rewind;
    private boolean signalled;

    /** Rows that became visible. */
    synchronized void tell(List<Waiting> rows) {
        news.addAll(rows);
        if (news.size() > MOST) {
            news.forEach(row -> from.merge(row.shard(), row.seq(), Math::min));
            news = new ArrayList<>();
        }
        signal();
    }

    /** Many rows became visible, from this one on. */
    synchronized void tellFrom(int shard, long seq) {
        from.merge(shard, seq, Math::min);
        signal();
    }

    /** Everything is to be read again. */
    synchronized void rewind() {
        rewind = true;
        signal();
    }

    synchronized void signal() {
        signalled = true;
        notifyAll();
    }

    /** Waits for a signal, if there is none yet, and empties the box. */
    synchronized Mail await(Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        long left = atMost.toMillis();
        while (!signalled && left > 0) {
            wait(left);
            left = Duration.ofNanos(until - System.nanoTime()).toMillis();
        }
        Mail mail = new Mail(news, from, rewind);
        news = new ArrayList<>();
        from = new HashMap<>();
        rewind = false;
        signalled = false;
        return mail;
    }

    /**
     * @param news rows, unsorted
     * @param from by shard, where further rows begin
     * @param rewind whether everything is to be read again
     */
    record Mail(List<Waiting> news, Map<Integer, Long> from, boolean rewind) {}
}
