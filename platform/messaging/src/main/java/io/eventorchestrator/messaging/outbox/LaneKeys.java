package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.outbox.KeyLine.State;
import io.eventorchestrator.messaging.retry.ExponentialDelay;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * A lane's keys: those that are ready, those that wait for another try, and those to be read. Its size is limited,
 * whatever the table contains. Failing keys take no room from others: those above their own limit are left in the table
 * and read again in turn. Used only by the lane's thread.
 */
final class LaneKeys {

    static final int MOST_ROWS = 5_000;
    static final int MOST_LINES = 10_000;
    static final int MOST_FAILING = 10_000;
    private static final int MOST_ASIDE = 10_000;

    // Values of the monotonic clock are compared by their difference from this one.
    private static final long START = System.nanoTime();

    private final Map<Long, KeyLine> lines = new HashMap<>();
    private final Deque<KeyLine> ready = new ArrayDeque<>();
    private final Deque<KeyLine> again = new ArrayDeque<>();
    private final Deque<KeyLine> unread = new ArrayDeque<>();
    private final PriorityQueue<KeyLine> paused =
            new PriorityQueue<>(Comparator.comparingLong(line -> line.pausedUntil() - START));
    private final Set<Long> aside = new HashSet<>();
    private final LeftBehind left = new LeftBehind();
    private final LastPublished published = new LastPublished();
    private int rows;
    private int failing;

    boolean hasRoom() {
        return rows < MOST_ROWS && lines.size() - failing < MOST_LINES;
    }

    void add(Waiting row) {
        if (aside.contains(row.orderedBy())) {
            return;
        }
        KeyLine line = lines.computeIfAbsent(row.orderedBy(), key -> new KeyLine(key, row.shard()));
        boolean isNew = line.size() == 0
                && line.state() == State.UNREAD
                && line.unreadFrom().isEmpty();
        change(line, () -> line.add(row));
        if (isNew) {
            toReady(line);
        }
    }

    /** Keys whose first row has not been tried. */
    Deque<KeyLine> ready() {
        return ready;
    }

    /** Keys whose first row has failed before. */
    Deque<KeyLine> again() {
        return again;
    }

    long publishedBefore(Waiting row) {
        return published.of(row.orderedBy());
    }

    void published(Waiting row) {
        if (row.hasKey()) {
            published.note(row.orderedBy(), row.seq());
        }
        remove(row);
    }

    /** The row no longer exists or is set aside. */
    void remove(Waiting row) {
        inFlight(row).ifPresent(line -> {
            succeeded(line);
            change(line, () -> line.remove(row.seq()));
            goOn(line);
        });
    }

    /** The row was not published, for a reason unrelated to it: it is tried again after other keys. */
    void putBack(Waiting row) {
        inFlight(row).ifPresent(this::goOn);
    }

    /** The row itself failed: its key waits, longer with each failure. */
    void failed(Waiting row, ExponentialDelay backOff) {
        inFlight(row).ifPresent(line -> {
            boolean isRetry = line.isFailing();
            long until = System.nanoTime() + backOff.after(fail(line)).toNanos();
            if (failing > MOST_FAILING || isRetry && !left.isEmpty()) {
                left.add(line.shard(), row.seq(), until);
                drop(line);
            } else {
                pause(line, row.seq(), until);
            }
        });
    }

    private void pause(KeyLine line, long seq, long until) {
        change(line, () -> line.unreadFrom(seq));
        line.pauseUntil(until);
        line.state(State.PAUSED);
        paused.add(line);
    }

    /** The table contains an earlier row of the key, set aside or put back: the key is read from its start. */
    void restart(Waiting row) {
        inFlight(row).ifPresent(line -> {
            published.forget(row.orderedBy());
            change(line, () -> line.unreadFrom(0));
            if (!left.isEmpty()) {
                // It may be one of those, which are sent apart from the others.
                fail(line);
            }
            toUnread(line);
        });
    }

    /** Positions behind which failing rows were left in the table, by shard, if they are due and there is room. */
    Map<Integer, Long> leftBehind() {
        return failing < MOST_FAILING ? left.positions() : Map.of();
    }

    /**
     * Adds keys of rows that were left in the table.
     *
     * @param all whether there were no more rows
     */
    void addLeftBehind(int shard, List<Waiting> read, boolean all) {
        left.read(shard, read, all).stream()
                .filter(row -> !aside.contains(row.orderedBy()) && !lines.containsKey(row.orderedBy()))
                .forEach(row -> {
                    KeyLine line = new KeyLine(row.orderedBy(), row.shard());
                    lines.put(row.orderedBy(), line);
                    line.unreadFrom(row.seq());
                    fail(line);
                    toUnread(line);
                });
    }

    /** Keys to be read, at most the given number. */
    List<KeyLine> unread(int atMost) {
        resume();
        List<KeyLine> lines = new ArrayList<>();
        while (!unread.isEmpty() && lines.size() < atMost) {
            KeyLine line = unread.poll();
            if (line.state() == State.UNREAD) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** They could not be read now. */
    void stillUnread(List<KeyLine> lines) {
        lines.forEach(unread::addFirst);
    }

    void reread(KeyLine line, List<OutboxRows.OfKey> read) {
        change(line, () -> line.reread(read));
        if (line.size() > 0) {
            toReady(line);
            return;
        }
        drop(line);
        if (!read.isEmpty() && aside.size() < MOST_ASIDE) {
            aside.add(line.orderedBy());
        }
    }

    /** An operator may have put back or discarded rows that were set aside. */
    void forgetAside() {
        aside.clear();
    }

    void dropShard(int shard) {
        left.drop(shard);
        lines.values().stream().filter(line -> line.shard() == shard).toList().forEach(this::drop);
    }

    /** The time when the next failing key is due, as {@link System#nanoTime()}. */
    long nextDue(long otherwise) {
        KeyLine first = paused.peek();
        long due = first == null ? otherwise : first.pausedUntil();
        if (left.isEmpty() || failing >= MOST_FAILING) {
            return due;
        }
        long leftDue = left.due(System.nanoTime());
        return leftDue - due < 0 ? leftDue : due;
    }

    private Optional<KeyLine> inFlight(Waiting row) {
        return Optional.ofNullable(lines.get(row.orderedBy())).filter(line -> line.isInFlight(row));
    }

    private void resume() {
        while (!paused.isEmpty() && paused.peek().pausedUntil() - System.nanoTime() <= 0) {
            KeyLine line = paused.poll();
            if (line.state() == State.PAUSED) {
                toUnread(line);
            }
        }
    }

    private void goOn(KeyLine line) {
        if (line.size() > 0) {
            toReady(line);
        } else if (line.unreadFrom().isPresent()) {
            toUnread(line);
        } else {
            drop(line);
        }
    }

    private void toReady(KeyLine line) {
        line.state(State.READY);
        (line.isFailing() ? again : ready).add(line);
    }

    private void toUnread(KeyLine line) {
        line.state(State.UNREAD);
        unread.add(line);
    }

    private void drop(KeyLine line) {
        if (line.state() == State.PAUSED) {
            paused.remove(line);
        }
        line.state(State.DROPPED);
        succeeded(line);
        rows -= line.size();
        lines.remove(line.orderedBy());
    }

    private int fail(KeyLine line) {
        failing += line.isFailing() ? 0 : 1;
        return line.failed();
    }

    private void succeeded(KeyLine line) {
        failing -= line.isFailing() ? 1 : 0;
        line.succeeded();
    }

    private void change(KeyLine line, Runnable change) {
        int before = line.size();
        change.run();
        rows += line.size() - before;
    }
}
