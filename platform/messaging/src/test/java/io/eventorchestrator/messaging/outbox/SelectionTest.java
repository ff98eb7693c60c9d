package io.eventorchestrator.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.messaging.loop.SystemTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SelectionTest {

    private static final int SIZE = 100;

    private final LaneKeys keys = new LaneKeys(new SystemTime());

    @Test
    void takesTheFirstRowOfEachKey() {
        add(1, 7, 0, SIZE);
        add(2, 7, 0, SIZE);
        add(3, 8, 0, SIZE);

        assertThat(select(new BulkLimits(500, 10_000, 10_000))).containsExactly(1L, 3L);
        assertThat(select(new BulkLimits(500, 10_000, 10_000))).isEmpty();
    }

    @Test
    void takesAtMostTheRowsOfABulk() {
        LongStream.rangeClosed(1, 10).forEach(seq -> add(seq, seq, (int) seq, SIZE));

        assertThat(select(new BulkLimits(4, 10_000, 10_000))).containsExactly(1L, 2L, 3L, 4L);
        assertThat(select(new BulkLimits(500, 3 * SIZE, 10_000))).containsExactly(5L, 6L, 7L);
        assertThat(select(new BulkLimits(500, 10_000, 10_000))).containsExactly(8L, 9L, 10L);
    }

    @Test
    void takesAtMostOneBatchForAPartition() {
        LongStream.rangeClosed(1, 6).forEach(seq -> add(seq, seq, (int) (seq % 2), SIZE));

        assertThat(select(new BulkLimits(500, 10_000, 2 * SIZE))).containsExactly(1L, 2L, 3L, 4L);
        assertThat(select(new BulkLimits(500, 10_000, 2 * SIZE))).containsExactly(5L, 6L);
    }

    @Test
    void sendsARowLargerThanABulkAlone() {
        add(1, 1, 0, 5_000);
        add(2, 2, 0, SIZE);

        assertThat(select(new BulkLimits(500, 1_000, 1_000))).containsExactly(1L);
        assertThat(select(new BulkLimits(500, 1_000, 1_000))).containsExactly(2L);
    }

    @Test
    void skipsAKeyThatHasLeftTheLane() {
        Deque<KeyQueue> turn = new ArrayDeque<>();
        KeyQueue queue = new KeyQueue(1, 1);
        queue.add(new RowHeader(1, 1, 1, 0, SIZE));
        queue.state(KeyQueue.State.DROPPED);
        turn.add(queue);

        assertThat(new Selection(new BulkLimits(500, 1_000, 1_000)).from(turn)).isEmpty();
    }

    private List<Long> select(BulkLimits limits) {
        return new Selection(limits)
                .from(keys.ready()).stream().map(RowHeader::seq).toList();
    }

    private void add(long seq, long key, int partition, int size) {
        keys.add(new RowHeader(seq, (int) (key & 15), key, partition, size));
    }
}
