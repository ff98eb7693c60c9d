package io.eventorchestrator.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.messaging.outbox.OutboxRows.OfKey;
import io.eventorchestrator.messaging.retry.ExponentialDelay;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LaneKeysTest {

    private static final long KEY = 32;
    private static final long OTHER = 33;
    private static final ExponentialDelay AT_ONCE = ExponentialDelay.doubling(Duration.ofNanos(1), Duration.ofNanos(1));
    private static final ExponentialDelay LATER = ExponentialDelay.doubling(Duration.ofHours(1), Duration.ofHours(1));

    private final LaneKeys keys = new LaneKeys();

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
        for (long seq = 1; seq <= KeyLine.KEPT; seq++) {
            assertThat(send()).containsExactly(row(KEY, seq));
            keys.published(row(KEY, seq));
        }

        List<KeyLine> unread = keys.unread(10);

        assertThat(unread).hasSize(1);
        assertThat(unread.getFirst().unreadFrom()).contains(KeyLine.KEPT + 1L);
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

        keys.unread(10).forEach(line -> keys.reread(line, List.of(pending(1), pending(2))));

        assertThat(send()).isEmpty();
        assertThat(new Selection(new BulkLimits(10, 1_000, 1_000)).from(keys.again()))
                .containsExactly(row(KEY, 1));
    }

    @Test
    void aSetAsideRowHoldsItsKeyUntilAnOperatorActs() {
        add(row(KEY, 1), row(KEY, 2));
        send();
        keys.restart(row(KEY, 1));
        keys.unread(10).forEach(line -> keys.reread(line, List.of(new OfKey(row(KEY, 1), false), pending(2))));

        add(row(KEY, 3));
        assertThat(send()).isEmpty();

        keys.forgetAside();
        add(row(KEY, 1));
        assertThat(send()).containsExactly(row(KEY, 1));
    }

    @Test
    void aLostShardTakesItsKeysAlong() {
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

    private void add(Waiting... rows) {
        List.of(rows).forEach(keys::add);
    }

    private List<Waiting> send() {
        return new Selection(new BulkLimits(500, 1_000_000, 1_000_000)).from(keys.ready());
    }

    private static OfKey pending(long seq) {
        return new OfKey(row(KEY, seq), true);
    }

    private static Waiting row(long key, long seq) {
        return new Waiting(seq, (int) (key & 15), key, 0, 100);
    }
}
