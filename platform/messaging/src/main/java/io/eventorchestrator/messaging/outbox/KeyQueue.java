package io.eventorchestrator.messaging.outbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The first pending rows of one topic and key, oldest first. Further rows stay in the table until these are gone. */
final class KeyQueue {

    /** Maximum number of a key's rows in memory. */
    static final int KEPT = 16;

    private static final long NONE = Long.MAX_VALUE;

    private final long orderedBy;
    private final int shard;
    private final Deque<RowHeader> rows = new ArrayDeque<>();
    private long unreadFrom = NONE;
    private int failures;
    private long pausedUntil;
    private long inFlight;
    private State state = State.UNREAD;

    KeyQueue(long orderedBy, int shard) {
        this.orderedBy = orderedBy;
        this.shard = shard;
    }

    long orderedBy() {
        return orderedBy;
    }

    int shard() {
        return shard;
    }

    State state() {
        return state;
    }

    void state(State next) {
        state = next;
    }

    int size() {
        return rows.size();
    }

    RowHeader first() {
        return rows.getFirst();
    }

    void sendFirst() {
        inFlight = rows.getFirst().seq();
        state = State.IN_FLIGHT;
    }

    boolean isInFlight(RowHeader row) {
        return state == State.IN_FLIGHT && inFlight == row.seq();
    }

    /** Adds a row, unless it is already known or will be read later. */
    void add(RowHeader row) {
        if (row.seq() >= unreadFrom || isKnown(row.seq())) {
            return;
        }
        if (rows.size() >= KEPT) {
            unreadFrom = row.seq();
        } else if (rows.isEmpty() || row.seq() > rows.getLast().seq()) {
            rows.addLast(row);
        } else {
            insert(row);
        }
    }

    private boolean isKnown(long seq) {
        return !rows.isEmpty() && seq <= rows.getLast().seq() && rows.stream().anyMatch(row -> row.seq() == seq);
    }

    private void insert(RowHeader row) {
        List<RowHeader> sorted = new ArrayList<>(rows);
        sorted.add(row);
        sorted.sort(Comparator.comparingLong(RowHeader::seq));
        rows.clear();
        rows.addAll(sorted);
    }

    void remove(long seq) {
        rows.removeIf(row -> row.seq() == seq);
    }

    /** The position from which to continue reading, if there may be more rows. */
    Optional<Long> unreadFrom() {
        return unreadFrom == NONE ? Optional.empty() : Optional.of(unreadFrom);
    }

    /** Forgets its rows, so that they are read again. */
    void unreadFrom(long seq) {
        rows.clear();
        unreadFrom = seq;
    }

    /** Adds rows read from the table; nothing behind a row that is set aside may be published. */
    void reread(List<OutboxRows.OfKey> read) {
        unreadFrom = NONE;
        for (OutboxRows.OfKey found : read) {
            if (!found.pending()) {
                unreadFrom = found.row().seq();
                return;
            }
            add(found.row());
        }
        if (read.size() == KEPT) {
            unreadFrom = Math.min(unreadFrom, read.getLast().row().seq() + 1);
        }
    }

    int failed() {
        return ++failures;
    }

    void succeeded() {
        failures = 0;
    }

    boolean isFailing() {
        return failures > 0;
    }

    void pauseUntil(long nanoTime) {
        pausedUntil = nanoTime;
    }

    long pausedUntil() {
        return pausedUntil;
    }

    enum State {
        /** Its first row may be published. */
        READY,
        /** Its first row is being published. */
        IN_FLIGHT,
        /** Its first row failed and waits for its next try. */
        PAUSED,
        /** It waits because its partition fails. */
        HELD,
        /** Its rows must be read. */
        UNREAD,
        /** It no longer belongs to this lane. */
        DROPPED
    }
}
