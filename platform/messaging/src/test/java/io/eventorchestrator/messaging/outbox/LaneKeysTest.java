package io.eventorchestrator.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.messaging.backoff.ExponentialDelay;
import io.eventorchestrator.messaging.loop.SystemTime;
import io.eventorchestrator.messaging.outbox.OutboxRows.OfKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LaneKeysTest {

    private static final long KEY = 32;
    private static final long OTHER = 33;
    private static final long MANY = 1_000_000;
    private static final int ROUNDS = 1_000;
    private static final ExponentialDelay AT_ONCE = ExponentialDelay.doubling(Duration.ofNanos(1), Duration.ofNanos(1));
    private static final ExponentialDelay LATER = ExponentialDelay.doubling(Duration.ofHours(1), Duration.ofHours(1));

    private final LaneKeys keys = new LaneKeys(new SystemTime());

    @Test
    void theRowsOfAKeyAreSentOneAfterTheOther() {
        add(row(KEY, 1), row(KEY, 2), row(OTHER, 3));

        assertThat(send()).containsExactly(row(KEY, 1), row(OTHER, 3));
        assertThat(send()).isEmpty();
        keys.published(row(KEY, 1));
        assertThat(send()).containsExactly(row(KEY, 2));
    }

    @Test
    void aRowThatCommittedLateIsSentBeforeLaterOnes() {
        add(row(KEY, 1), row(KEY, 5), row(KEY, 3), row(KEY, 3));

        for (long seq : new long[] {1, 3, 5}) {
            assertThat(send()).containsExactly(row(KEY, seq));
            keys.published(row(KEY, seq));
        }
        assertThat(send()).isEmpty();
    }

    @Test
    void aHotKeyKeepsAFewRowsAndReadsTheRestLater() {
        LongStream.rangeClosed(1, 1_000).forEach(seq -> keys.add(row(KEY, seq)));
        for (long seq = 1; seq <= KeyQueue.KEPT; seq++) {
            assertThat(send()).containsExactly(row(KEY, seq));
            keys.published(row(KEY, seq));
        }

        List<KeyQueue> unread = keys.unread(10);

        assertThat(unread).hasSize(1);
        assertThat(unread.getFirst().unreadFrom()).contains(KeyQueue.KEPT + 1L);
        assertThat(keys.hasRoom()).isTrue();
    }

    @Test
    void aFailedRowHoldsOnlyItsKey() {
        add(row(KEY, 1), row(KEY, 2), row(OTHER, 3), row(OTHER, 4));
        send();
        keys.failed(row(KEY, 1), LATER);
        keys.published(row(OTHER, 3));

        assertThat(send()).containsExactly(row(OTHER, 4));
        assertThat(keys.unread(10)).isEmpty();
        assertThat(keys.nextDue(Long.MAX_VALUE)).isLessThan(Long.MAX_VALUE);
    }

    @Test
    void aFailedKeyIsReadAgainAndSentBesideTheOthers() {
        add(row(KEY, 1), row(KEY, 2));
        send();
        keys.failed(row(KEY, 1), AT_ONCE);

        keys.unread(10).forEach(queue -> keys.reread(queue, List.of(pending(1), pending(2))));

        assertThat(send()).isEmpty();
        assertThat(new Selection(new BulkLimits(10, 1_000, 1_000)).from(keys.again()))
                .containsExactly(row(KEY, 1));
    }

    @Test
    void aSetAsideRowHoldsItsKeyUntilAnOperatorActs() {
        add(row(KEY, 1), row(KEY, 2));
        send();
        keys.restart(row(KEY, 1));
        keys.unread(10).forEach(queue -> keys.reread(queue, List.of(new OfKey(row(KEY, 1), false), pending(2))));

        add(row(KEY, 3));
        assertThat(send()).isEmpty();

        keys.forgetAside();
        add(row(KEY, 1));
        assertThat(send()).containsExactly(row(KEY, 1));
    }

    @Test
    void aLostShardRemovesItsKeys() {
        add(row(KEY, 1), row(OTHER, 2));

        keys.dropShard(row(KEY, 1).shard());

        assertThat(send()).containsExactly(row(OTHER, 2));
    }

    @Test
    void memoryIsBoundedWhateverTheTableContains() {
        long seq = 0;
        while (keys.hasRoom()) {
            seq++;
            keys.add(row(seq, seq));
        }

        assertThat(seq).isEqualTo(LaneKeys.MOST_ROWS);
    }

    @Test
    void failingKeysTakeNoRoomFromOthers() {
        fail(3 * LaneKeys.MOST_FAILING, LATER);

        RowHeader healthy = row(MANY, MANY);
        add(healthy);

        assertThat(send()).containsExactly(healthy);
    }

    @Test
    void failingKeysThatFindNoRoomAreTriedAgainInTurn() {
        NavigableMap<Long, RowHeader> table = new TreeMap<>();
        fail(LaneKeys.MOST_FAILING + 2_000, AT_ONCE).forEach(row -> table.put(row.seq(), row));
        Set<RowHeader> tried = new HashSet<>();

        for (int round = 0; round < ROUNDS && tried.size() < table.size(); round++) {
            List<RowHeader> sent = sendAgain(table);
            sent.forEach(row -> keys.failed(row, AT_ONCE));
            tried.addAll(sent);
        }
        assertThat(tried).hasSameSizeAs(table.keySet());

        for (int round = 0; round < ROUNDS && !table.isEmpty(); round++) {
            sendAgain(table).forEach(row -> {
                keys.published(row);
                table.remove(row.seq());
            });
        }
        assertThat(table).isEmpty();
        assertThat(keys.deferred()).isEmpty();
    }

    @Test
    void aFailingPartitionTakesNoRoomAndIsTriedWithOneKeyAtATime() {
        int most = 2 * HeldPartition.MOST_KEYS;
        LongStream.rangeClosed(1, most).forEach(seq -> keys.add(row(seq, seq, 7)));
        send().forEach(row -> keys.partitionFailed(row, AT_ONCE));

        RowHeader other = row(MANY, MANY, 0);
        add(other);
        assertThat(send()).containsExactly(other);
        assertThat(tried()).hasSize(1);
        assertThat(tried()).isEmpty();
    }

    @Test
    void eachTryOfAFailingPartitionTakesAnotherKey() {
        add(row(KEY, 1, 7), row(OTHER, 2, 7));
        send().forEach(row -> keys.partitionFailed(row, AT_ONCE));

        RowHeader first = tried().getFirst();
        keys.partitionFailed(first, AT_ONCE);

        assertThat(tried()).singleElement().isNotEqualTo(first);
    }

    @Test
    void aFailingPartitionEndsWithItsFirstSuccess() {
        add(row(KEY, 1, 7), row(OTHER, 2, 7), row(MANY, 3, 7));
        List<RowHeader> sent = send();
        assertThat(sent.stream().map(row -> keys.partitionFailed(row, LATER))).containsExactly(false, true, false);
        add(row(MANY + 1, 4, 7));
        assertThat(send()).isEmpty();

        assertThat(keys.published(sent.getFirst())).isTrue();

        assertThat(keys.isHeld(7)).isFalse();
        assertThat(keys.unread(10)).extracting(KeyQueue::orderedBy).contains(MANY, MANY + 1);
    }

    @Test
    void keysOfAPartitionThatIsPublishedAgainAreSentWithTheOthers() {
        NavigableMap<Long, RowHeader> table = new TreeMap<>();
        LongStream.rangeClosed(1, 2 * HeldPartition.MOST_KEYS).forEach(seq -> table.put(seq, row(seq, seq, 7)));
        table.values().forEach(keys::add);
        List<RowHeader> sent = new ArrayList<>();
        for (List<RowHeader> bulk = send(); !bulk.isEmpty(); bulk = send()) {
            sent.addAll(bulk);
        }
        sent.forEach(row -> keys.partitionFailed(row, LATER));
        keys.published(sent.getLast());
        table.remove(sent.getLast().seq());

        for (int round = 0; round < ROUNDS && !table.isEmpty(); round++) {
            read(table);
            send().forEach(row -> {
                keys.published(row);
                table.remove(row.seq());
            });
        }

        assertThat(table).hasSize(1);
    }

    @Test
    void keysThatCouldNotBeReadAreReadOnceMore() {
        add(row(KEY, 1), row(OTHER, 2));
        send().forEach(row -> keys.failed(row, AT_ONCE));
        List<KeyQueue> unread = keys.unread(10);
        KeyQueue read = unread.getFirst();
        keys.reread(read, List.of(pending(1)));

        keys.stillUnread(unread);

        assertThat(new Selection(new BulkLimits(10, 1_000, 1_000)).from(keys.again()))
                .containsExactly(row(KEY, 1));
        keys.restart(row(KEY, 1));
        assertThat(keys.unread(10)).containsExactlyInAnyOrderElementsOf(unread);
    }

    @Test
    void anEarlierRowOfAnotherPartitionIsSentWhileItsKeysPartitionFails() {
        add(row(OTHER, 2, 7), row(KEY, 5, 7));
        List<RowHeader> sent = send();
        RowHeader late = row(KEY, 3, 8);
        add(late);

        sent.forEach(row -> keys.partitionFailed(row, LATER));

        assertThat(send()).containsExactly(late);
        keys.published(late);
        assertThat(keys.isHeld(7)).isTrue();
        assertThat(send()).isEmpty();
        assertThat(keys.unread(10)).isEmpty();
    }

    @Test
    void aPartitionIsTriedAgainAlthoughItsTriedKeyNowWaitsForAnother() {
        add(row(KEY, 10, 7), row(OTHER, 11, 7), row(MANY, 12, 7), row(MANY + 1, 13, 8), row(MANY + 2, 14, 8));
        send().forEach(row -> keys.partitionFailed(row, AT_ONCE));
        KeyQueue tried = keys.unread(10).stream()
                .filter(queue -> queue.orderedBy() == OTHER)
                .findFirst()
                .orElseThrow();

        keys.reread(tried, List.of(new OfKey(row(OTHER, 5, 8), true), new OfKey(row(OTHER, 11, 7), true)));

        assertThat(keys.unread(10)).extracting(KeyQueue::orderedBy).containsExactly(MANY);
    }

    @Test
    void onlyTheKeysOfAFailingPartitionAreTriedAgainWhenAllOfThemWereLeftInTheTable() {
        NavigableMap<Long, RowHeader> table = leaveInTheTable();
        RowHeader tried = tried().getFirst();
        keys.failed(tried, LATER);

        Set<RowHeader> sent = new HashSet<>();
        for (int round = 0; round < 20; round++) {
            List<RowHeader> now = sendAgain(table);
            sent.addAll(now);
            now.forEach(row -> keys.partitionFailed(row, AT_ONCE));
        }

        assertThat(sent).containsExactlyInAnyOrder(row(20_032, 20_032, 7), row(20_064, 20_064, 7));
    }

    @Test
    void onlyTheKeysOfAPartitionThatIsPublishedAgainAreSentAtOnce() {
        NavigableMap<Long, RowHeader> table = leaveInTheTable();
        keys.published(tried().getFirst());

        Set<RowHeader> sent = new HashSet<>();
        for (int round = 0; round < 20; round++) {
            read(table);
            sent.addAll(send());
        }

        assertThat(sent).containsExactlyInAnyOrder(row(20_032, 20_032, 7), row(20_064, 20_064, 7));
        assertThat(keys.released()).isEmpty();
    }

    /** Two keys of a failing partition are left in the table, and between them one of another that fails alone. */
    private NavigableMap<Long, RowHeader> leaveInTheTable() {
        fail(LaneKeys.MOST_FAILING, LATER);
        RowHeader alone = row(20_048, 20_048);
        add(alone);
        send().forEach(row -> keys.failed(row, LATER));
        RowHeader[] ofPartition = LongStream.of(20_001, 20_016, 20_032, 20_064)
                .mapToObj(key -> row(key, key, 7))
                .toArray(RowHeader[]::new);
        add(ofPartition);
        send().forEach(row -> keys.partitionFailed(row, AT_ONCE));
        // Makes room for failing keys.
        keys.dropShard(3);
        NavigableMap<Long, RowHeader> table = new TreeMap<>();
        table.put(alone.seq(), alone);
        Stream.of(ofPartition).forEach(row -> table.put(row.seq(), row));
        return table;
    }

    /** The rows of a failing partition that are sent now. */
    private List<RowHeader> tried() {
        keys.unread(10)
                .forEach(queue -> keys.reread(
                        queue,
                        List.of(new OfKey(
                                row(queue.orderedBy(), queue.unreadFrom().orElseThrow(), 7), true))));
        return new Selection(new BulkLimits(500, 1_000_000, 1_000_000)).from(keys.again());
    }

    /** Adds this number of failing keys. */
    private List<RowHeader> fail(int number, ExponentialDelay pause) {
        List<RowHeader> failed = new ArrayList<>();
        while (failed.size() < number) {
            assertThat(keys.hasRoom()).isTrue();
            LongStream.range(failed.size(), failed.size() + 500L).forEach(seq -> keys.add(row(seq + 1, seq + 1)));
            List<RowHeader> sent = send();
            sent.forEach(row -> keys.failed(row, pause));
            failed.addAll(sent);
        }
        return failed;
    }

    private List<RowHeader> sendAgain(NavigableMap<Long, RowHeader> table) {
        read(table);
        return new Selection(new BulkLimits(500, 1_000_000, 1_000_000)).from(keys.again());
    }

    private void read(NavigableMap<Long, RowHeader> table) {
        readLeft(table, keys.deferred(), keys::addDeferred);
        readLeft(table, keys.released(), keys::addReleased);
        keys.unread(200)
                .forEach(queue -> keys.reread(
                        queue,
                        Optional.ofNullable(table.get(queue.orderedBy())).stream()
                                .map(row -> new OfKey(row, true))
                                .toList()));
    }

    private static void readLeft(NavigableMap<Long, RowHeader> table, Map<Integer, Long> left, LaneReader.Found add) {
        left.forEach((shard, position) -> {
            List<RowHeader> page = table.tailMap(position, false).values().stream()
                    .filter(row -> row.shard() == shard)
                    .limit(64)
                    .toList();
            add.found(shard, page, page.size() < 64);
        });
    }

    private void add(RowHeader... rows) {
        List.of(rows).forEach(keys::add);
    }

    private List<RowHeader> send() {
        return new Selection(new BulkLimits(500, 1_000_000, 1_000_000)).from(keys.ready());
    }

    private static OfKey pending(long seq) {
        return new OfKey(row(KEY, seq), true);
    }

    private static RowHeader row(long key, long seq) {
        return row(key, seq, 0);
    }

    private static RowHeader row(long key, long seq, int partition) {
        return new RowHeader(seq, (int) (key & 15), key, partition, 100);
    }
}
