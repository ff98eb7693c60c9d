package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.backoff.ExponentialDelay;
import io.eventorchestrator.messaging.loop.MachineTime;
import io.eventorchestrator.messaging.outbox.KeyQueue.State;
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
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A lane's keys: those that are ready, those that wait for another try, those of failing partitions, and those to be
 * read. Its size is limited, whatever the table contains. Failing keys take no room from others: those above their own
 * limit are left in the table and read again in turn. Used only by the lane's thread.
 */
final class LaneKeys {

    static final int MOST_ROWS = 5_000;
    static final int MOST_KEYS = 10_000;
    static final int MOST_FAILING = 10_000;
    private static final int MOST_ASIDE = 10_000;

    // Values of the monotonic clock are compared by their difference from this one.
    private final long start;

    private final MachineTime time;
    private final Map<Long, KeyQueue> queues = new HashMap<>();
    private final Deque<KeyQueue> ready = new ArrayDeque<>();
    private final Deque<KeyQueue> again = new ArrayDeque<>();
    private final Deque<KeyQueue> unread = new ArrayDeque<>();
    private final PriorityQueue<KeyQueue> paused;
    private final Set<Long> aside = new HashSet<>();
    private final DeferredRows left;
    private final RowsOfPartitions released;
    private final PartitionHolds holds;
    private final LastPublished published = new LastPublished();
    private int rows;
    private int failing;

    LaneKeys(MachineTime time) {
        this.time = time;
        start = time.nanoTime();
        paused = new PriorityQueue<>(Comparator.comparingLong(queue -> queue.pausedUntil() - start));
        left = new DeferredRows(time);
        released = new RowsOfPartitions(time);
        holds = new PartitionHolds(time);
    }

    boolean hasRoom() {
        return rows < MOST_ROWS && queues.size() - failing < MOST_KEYS;
    }

    void add(RowHeader row) {
        if (aside.contains(row.orderedBy())) {
            return;
        }
        KeyQueue queue = queues.computeIfAbsent(row.orderedBy(), key -> new KeyQueue(key, row.shard()));
        boolean isNew = queue.size() == 0
                && queue.state() == State.UNREAD
                && queue.unreadFrom().isEmpty();
        change(queue, () -> queue.add(row));
        if (isNew) {
            toReady(queue);
        }
    }

    /** Keys whose first row has not been tried. */
    Deque<KeyQueue> ready() {
        return ready;
    }

    /** Keys whose first row has failed before. */
    Deque<KeyQueue> again() {
        return again;
    }

    /** Tests whether there may be a key to send. */
    boolean hasTurn() {
        return !ready.isEmpty() || !again.isEmpty();
    }

    long publishedBefore(RowHeader row) {
        return published.of(row.orderedBy());
    }

    /** @return whether this ends the hold of its partition */
    boolean published(RowHeader row) {
        if (row.hasKey()) {
            published.note(row.orderedBy(), row.seq());
        }
        boolean wasHeld = release(row.partition());
        remove(row);
        return wasHeld;
    }

    boolean isHeld(int partition) {
        return holds.isHeld(partition);
    }

    /**
     * The row's partition failed: once two of its keys have, all of them wait together.
     *
     * @return whether its hold begins now
     */
    boolean partitionFailed(RowHeader row, ExponentialDelay backOff) {
        Optional<KeyQueue> failed = inFlight(row);
        if (failed.isEmpty()) {
            return false;
        }
        boolean wasHeld = holds.isHeld(row.partition());
        if (!holds.failed(row.partition(), failed.get(), backOff)) {
            failed(row, backOff);
            return false;
        }
        // An earlier row of another partition may have come to the front meanwhile.
        toReady(failed.get());
        if (!wasHeld) {
            holdReady(row.partition());
        }
        return !wasHeld;
    }

    /** The row no longer exists or is set aside. */
    void remove(RowHeader row) {
        inFlight(row).ifPresent(queue -> {
            succeeded(queue);
            change(queue, () -> queue.remove(row.seq()));
            goOn(queue);
        });
    }

    /** The row was not published, for a reason unrelated to it: it is tried again after other keys. */
    void putBack(RowHeader row) {
        inFlight(row).ifPresent(this::goOn);
    }

    /** The row itself failed: its key waits, longer with each failure. */
    void failed(RowHeader row, ExponentialDelay backOff) {
        inFlight(row).ifPresent(queue -> {
            boolean isRetry = queue.isFailing();
            holds.forget(queue);
            long until = time.nanoTime() + backOff.after(fail(queue)).toNanos();
            if (failing > MOST_FAILING || (isRetry && !left.isEmpty())) {
                left.add(queue.shard(), row.seq(), until);
                drop(queue);
            } else {
                pause(queue, row.seq(), until);
            }
        });
    }

    private void pause(KeyQueue queue, long seq, long until) {
        change(queue, () -> queue.unreadFrom(seq));
        queue.pauseUntil(until);
        queue.state(State.PAUSED);
        paused.add(queue);
    }

    /** The table contains an earlier row of the key, set aside or put back: the key is read from its start. */
    void restart(RowHeader row) {
        inFlight(row).ifPresent(queue -> {
            published.forget(row.orderedBy());
            change(queue, () -> queue.unreadFrom(0));
            if (!left.isEmpty()) {
                // The row may be one of the deferred ones, which are sent separately from the others.
                fail(queue);
            }
            toUnread(queue);
        });
    }

    /** Positions behind which failing rows were left in the table, by shard, if they are due and there is room. */
    Map<Integer, Long> deferred() {
        return failing < MOST_FAILING ? left.positions() : Map.of();
    }

    /**
     * Adds keys of rows that were left in the table.
     *
     * @param all whether there were no more rows
     */
    void addDeferred(int shard, List<RowHeader> read, boolean all) {
        addUnknown(left.read(shard, read, all), this::fail);
    }

    /** Positions behind which rows of partitions that are tried or published again were left, if there is room. */
    Map<Integer, Long> released() {
        return hasRoom() ? released.positions() : Map.of();
    }

    /**
     * Adds keys of partitions that are tried or published again.
     *
     * @param all whether there were no more rows
     */
    void addReleased(int shard, List<RowHeader> read, boolean all) {
        addUnknown(released.read(shard, read, all), queue -> {});
    }

    private void addUnknown(List<RowHeader> read, Consumer<KeyQueue> mark) {
        read.stream()
                .filter(row -> !aside.contains(row.orderedBy()) && !queues.containsKey(row.orderedBy()))
                .forEach(row -> {
                    KeyQueue queue = new KeyQueue(row.orderedBy(), row.shard());
                    queues.put(row.orderedBy(), queue);
                    queue.unreadFrom(row.seq());
                    mark.accept(queue);
                    toUnread(queue);
                });
    }

    /** Keys to be read, at most the given number. */
    List<KeyQueue> unread(int atMost) {
        resume();
        List<KeyQueue> queues = new ArrayList<>();
        while (!unread.isEmpty() && queues.size() < atMost) {
            KeyQueue queue = unread.poll();
            if (queue.state() == State.UNREAD) {
                queues.add(queue);
            }
        }
        return queues;
    }

    /** Not all of them could be read now. */
    void stillUnread(List<KeyQueue> queues) {
        queues.stream().filter(queue -> queue.state() == State.UNREAD).forEach(unread::addFirst);
    }

    void reread(KeyQueue queue, List<OutboxRows.OfKey> read) {
        change(queue, () -> queue.reread(read));
        if (queue.size() > 0) {
            toReady(queue);
            return;
        }
        drop(queue);
        if (!read.isEmpty() && aside.size() < MOST_ASIDE) {
            aside.add(queue.orderedBy());
        }
    }

    /** An operator may have put back or discarded rows that were set aside. */
    void forgetAside() {
        aside.clear();
    }

    void dropShard(int shard) {
        left.drop(shard);
        released.drop(shard);
        holds.all().forEach((partition, hold) -> hold.left().drop(shard));
        queues.values().stream()
                .filter(queue -> queue.shard() == shard)
                .toList()
                .forEach(this::drop);
    }

    /** The time when the next failing key is due, as {@link MachineTime#nanoTime()}. */
    long nextDue(long otherwise) {
        if (!released.isEmpty() && hasRoom()) {
            return time.nanoTime();
        }
        KeyQueue first = paused.peek();
        long due = holds.nextDue(first == null ? otherwise : first.pausedUntil());
        if (left.isEmpty() || failing >= MOST_FAILING) {
            return due;
        }
        long leftDue = left.due(time.nanoTime());
        return leftDue - due < 0 ? leftDue : due;
    }

    private Optional<KeyQueue> inFlight(RowHeader row) {
        return Optional.ofNullable(queues.get(row.orderedBy())).filter(queue -> queue.isInFlight(row));
    }

    private void resume() {
        while (!paused.isEmpty() && paused.peek().pausedUntil() - time.nanoTime() <= 0) {
            KeyQueue queue = paused.poll();
            if (queue.state() == State.PAUSED) {
                toUnread(queue);
            }
        }
        holds.all().forEach(this::tryNext);
    }

    private void tryNext(int partition, HeldPartition hold) {
        hold.next().ifPresent(this::toUnread);
        if (hold.hasOnlyLeft()) {
            released.addAll(partition, hold.left());
        }
    }

    private boolean release(int partition) {
        Optional<HeldPartition> hold = holds.moved(partition);
        hold.ifPresent(over -> {
            over.waiting().forEach(queue -> {
                succeeded(queue);
                toUnread(queue);
            });
            released.addAll(partition, over.left());
        });
        return hold.isPresent();
    }

    private void holdReady(int partition) {
        List<KeyQueue> ofPartition = Stream.of(ready, again)
                .flatMap(Deque::stream)
                .filter(queue -> queue.state() == State.READY && queue.first().partition() == partition)
                .toList();
        Set<KeyQueue> moved = new HashSet<>(ofPartition);
        ready.removeIf(moved::contains);
        again.removeIf(moved::contains);
        ofPartition.forEach(this::holdBack);
    }

    // Its rows stay in the table, so that a failing partition takes no room from others.
    private void holdBack(KeyQueue queue) {
        // It may have been the tried key of another partition.
        holds.forget(queue);
        HeldPartition hold = holds.of(queue.first().partition()).orElseThrow();
        long seq = queue.first().seq();
        if (hold.isFull() || (failing >= MOST_FAILING && !hold.isEmpty())) {
            hold.left().add(queue.shard(), seq, time.nanoTime());
            drop(queue);
            return;
        }
        change(queue, () -> queue.unreadFrom(seq));
        if (!queue.isFailing()) {
            fail(queue);
        }
        queue.state(State.HELD);
        hold.waiting().add(queue);
    }

    private void goOn(KeyQueue queue) {
        if (queue.size() > 0) {
            toReady(queue);
        } else if (queue.unreadFrom().isPresent()) {
            toUnread(queue);
        } else {
            drop(queue);
        }
    }

    private void toReady(KeyQueue queue) {
        if (holds.hasToWait(queue)) {
            holdBack(queue);
            return;
        }
        queue.state(State.READY);
        (queue.isFailing() ? again : ready).add(queue);
    }

    private void toUnread(KeyQueue queue) {
        queue.state(State.UNREAD);
        unread.add(queue);
    }

    private void drop(KeyQueue queue) {
        if (queue.state() == State.PAUSED) {
            paused.remove(queue);
        }
        holds.forget(queue);
        queue.state(State.DROPPED);
        succeeded(queue);
        rows -= queue.size();
        queues.remove(queue.orderedBy());
    }

    private int fail(KeyQueue queue) {
        failing += queue.isFailing() ? 0 : 1;
        return queue.failed();
    }

    private void succeeded(KeyQueue queue) {
        failing -= queue.isFailing() ? 1 : 0;
        queue.succeeded();
    }

    private void change(KeyQueue queue, Runnable change) {
        int before = queue.size();
        change.run();
        rows += queue.size() - before;
    }
}
