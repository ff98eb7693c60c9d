package io.eventorchestrator.messaging.outbox;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Fills a lane's keys with new rows, unread rows, rows left in the table, and further rows of single keys. */
final class LaneReader {

    private static final int OF_EACH_SHARD = 64;
    private static final int KEYS_AT_ONCE = 200;

    private final String topic;
    private final OutboxRows rows;
    private final LaneKeys keys;
    private final Positions positions;

    LaneReader(String topic, OutboxRows rows, LaneKeys keys, Positions positions) {
        this.topic = topic;
        this.rows = rows;
        this.keys = keys;
        this.positions = positions;
    }

    void adopt(Map<Integer, Long> held) {
        positions.adopt(held).forEach(keys::dropShard);
    }

    void take(LaneSignals.Received received) {
        if (received.rewind()) {
            keys.forgetAside();
            positions.rewind();
        }
        received.from().forEach(positions::stepBack);
        received.news().stream()
                .sorted(Comparator.comparingLong(RowHeader::seq))
                .filter(row -> positions.isRead(row.shard(), row.seq()))
                .forEach(this::add);
    }

    // If there is no room, this row and all behind it are read later.
    private void add(RowHeader row) {
        if (keys.hasRoom()) {
            keys.add(row);
        } else {
            positions.stepBack(row.shard(), row.seq());
        }
    }

    /** @return whether there may be more to read */
    boolean read() {
        boolean deferred = readLeft(keys.deferred(), keys::addDeferred);
        boolean released = readLeft(keys.released(), keys::addReleased);
        boolean ofKeys = readKeys();
        boolean ofShards = readShards();
        return deferred || released || ofKeys || ofShards;
    }

    private boolean readLeft(Map<Integer, Long> left, Found add) {
        if (left.isEmpty()) {
            return false;
        }
        Map<Integer, List<RowHeader>> read = rows.behind(topic, left, OF_EACH_SHARD);
        left.keySet().forEach(shard -> {
            List<RowHeader> found = read.getOrDefault(shard, List.of());
            add.found(shard, found, found.size() < OF_EACH_SHARD);
        });
        return true;
    }

    private boolean readKeys() {
        List<KeyQueue> unread = keys.unread(KEYS_AT_ONCE);
        if (unread.isEmpty()) {
            return false;
        }
        try {
            Map<Long, List<OutboxRows.OfKey>> read = rows.ofKeys(unread);
            unread.forEach(queue -> keys.reread(queue, read.getOrDefault(queue.orderedBy(), List.of())));
        } catch (RuntimeException | Error failure) {
            keys.stillUnread(unread);
            throw failure;
        }
        return true;
    }

    private boolean readShards() {
        Map<Integer, Long> unread = positions.unread();
        if (unread.isEmpty() || !keys.hasRoom()) {
            return false;
        }
        Map<Integer, List<RowHeader>> read = rows.behind(topic, unread, OF_EACH_SHARD);
        Set<Integer> shards = unread.keySet();
        shards.forEach(shard -> {
            List<RowHeader> found = read.getOrDefault(shard, List.of());
            found.forEach(keys::add);
            positions.advance(shard, found, found.size() < OF_EACH_SHARD);
        });
        return true;
    }

    /** Takes the rows found in a shard. */
    @FunctionalInterface
    interface Found {

        /** @param all whether there were no more rows */
        void found(int shard, List<RowHeader> rows, boolean all);
    }
}
