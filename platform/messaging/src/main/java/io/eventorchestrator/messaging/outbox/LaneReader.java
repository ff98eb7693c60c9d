package io.eventorchestrator.messaging.outbox;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Fills a lane's keys: with news, with rows still to be read or left behind, and with further rows of single keys. */
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

    void take(Mailbox.Mail mail) {
        if (mail.rewind()) {
            keys.forgetAside();
            positions.rewind();
        }
        mail.from().forEach(positions::stepBack);
        mail.news().stream()
                .sorted(Comparator.comparingLong(Waiting::seq))
                .filter(row -> positions.isRead(row.shard(), row.seq()))
                .forEach(this::add);
    }

    // If there is no room, this row and all behind it are read later.
    private void add(Waiting row) {
        if (keys.hasRoom()) {
            keys.add(row);
        } else {
            positions.stepBack(row.shard(), row.seq());
        }
    }

    /** @return whether there may be more to read */
    boolean read() {
        return readLeftBehind() | readKeys() | readShards();
    }

    private boolean readLeftBehind() {
        Map<Integer, Long> left = keys.leftBehind();
        if (left.isEmpty()) {
            return false;
        }
        Map<Integer, List<Waiting>> read = rows.behind(topic, left, OF_EACH_SHARD);
        left.keySet().forEach(shard -> {
            List<Waiting> found = read.getOrDefault(shard, List.of());
            keys.addLeftBehind(shard, found, found.size() < OF_EACH_SHARD);
        });
        return true;
    }

    private boolean readKeys() {
        List<KeyLine> unread = keys.unread(KEYS_AT_ONCE);
        if (unread.isEmpty()) {
            return false;
        }
        try {
            Map<Long, List<OutboxRows.OfKey>> read = rows.ofKeys(unread);
            unread.forEach(line -> keys.reread(line, read.getOrDefault(line.orderedBy(), List.of())));
        } catch (RuntimeException unavailable) {
            keys.stillUnread(unread);
            throw unavailable;
        }
        return true;
    }

    private boolean readShards() {
        Map<Integer, Long> unread = positions.unread();
        if (unread.isEmpty() || !keys.hasRoom()) {
            return false;
        }
        Map<Integer, List<Waiting>> read = rows.behind(topic, unread, OF_EACH_SHARD);
        Set<Integer> shards = unread.keySet();
        shards.forEach(shard -> {
            List<Waiting> found = read.getOrDefault(shard, List.of());
            found.forEach(keys::add);
            positions.advance(shard, found, found.size() < OF_EACH_SHARD);
        });
        return true;
    }
}
