package io.eventorchestrator.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.messaging.outbox.OutboxRows.OfKey;
import io.eventorchestrator.messaging.retry.ExponentialDelay;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LinesTest {

    private static final long KEY = 32;
    private static final long OTHER = 33;
    private static final ExponentialDelay AT_ONCE = ExponentialDelay.doubling(Duration.ofNanos(1), Duration.ofNanos(1));
    private static final ExponentialDelay LATER = ExponentialDelay.doubling(Duration.ofHours(1), Duration.ofHours(1));

    private final Lines lines = new Lines();

    @Test
    void aKeysRowsGoOneAfterTheOther() {
        add(row(KEY, 1), row(KEY, 2), row(OTHER, 3));

        assertThat(send()).containsExactly(row(KEY, 1), row(OTHER, 3));
        assertThat(send()).isEmpty();
        lines.published(row(KEY, 1));
        assertThat(send()).containsExactly(row(KEY, 2));
    }

    @Test
    void aRowThatCommittedLateGoesBeforeLaterOnes() {
        add(row(KEY, 1), row(KEY, 5), row(KEY, 3), row(KEY, 3));

        for (long seq : new long[] {1, 3, 5}) {
            assertThat(send()).containsExactly(row(KEY, seq));
            lines.published(row(KEY, seq));
        }
        assertThat(send()).isEmpty();
    }

    @Test
    void ofAHotKeyAFewRowsAreKeptAndTheRestIsReadLater() {
        LongStream.rangeClosed(1, 1_000).forEach(seq -> lines.add(row(KEY, seq)));
        for (long seq = 1; seq <= KeyLine.KEPT; seq++) {
            assertThat(send()).containsExactly(row(KEY, seq));
            lines.published(row(KEY, seq));
        }

        List<KeyLine> unread = lines.unread(10);

        assertThat(unread).hasSize(1);
        assertThat(unread.getFirst().unreadFrom()).contains(KeyLine.KEPT + 1L);
        assertThat(lines.hasRoom()).isTrue();
    }

    @Test
    void aRowThatFailsHoldsItsKeyAlone() {
        add(row(KEY, 1), row(KEY, 2), row(OTHER, 3), row(OTHER, 4));
        send();
        lines.failed(row(KEY, 1), LATER);
        lines.published(row(OTHER, 3));

        assertThat(send()).containsExactly(row(OTHER, 4));
        assertThat(lines.unread(10)).isEmpty();
        assertThat(lines.nextDue(Long.MAX_VALUE)).isLessThan(Long.MAX_VALUE);
    }

    @Test
    void aKeyThatFailedIsReadAgainAndGoesBesideTheOthers() {
        add(row(KEY, 1), row(KEY, 2));
        send();
        lines.failed(row(KEY, 1), AT_ONCE);

        lines.unread(10).forEach(line -> lines.reread(line, List.of(pending(1), pending(2))));

        assertThat(send()).isEmpty();
        assertThat(new Selection(new BulkLimits(10, 1_000, 1_000)).from(lines.again()))
                .containsExactly(row(KEY, 1));
    }

    @Test
    void aRowThatIsSetAsideHoldsItsKeyUntilAnOperatorActs() {
        add(row(KEY, 1), row(KEY, 2));
        send();
        lines.restart(row(KEY, 1));
        lines.unread(10).forEach(line -> lines.reread(line, List.of(new OfKey(row(KEY, 1), false), pending(2))));

        add(row(KEY, 3));
        assertThat(send()).isEmpty();

        lines.forgetAside();
        add(row(KEY, 1));
        assertThat(send()).containsExactly(row(KEY, 1));
    }

    @Test
    void aShardThatIsLostTakesItsKeysAlong() {
        add(row(KEY, 1), row(OTHER, 2));

        lines.dropShard(row(KEY, 1).shard());

        assertThat(send()).containsExactly(row(OTHER, 2));
    }

    @Test
    void memoryIsBoundedWhateverStandsInTheTable() {
        long seq = 0;
        while (lines.hasRoom()) {
            seq++;
            lines.add(row(seq, seq));
        }

        assertThat(seq).isEqualTo(Lines.MOST_ROWS);
    }

    private void add(Waiting... rows) {
        List.of(rows).forEach(lines::add);
    }

    private List<Waiting> send() {
        return new Selection(new BulkLimits(500, 1_000_000, 1_000_000)).from(lines.ready());
    }

    private static OfKey pending(long seq) {
        return new OfKey(row(KEY, seq), true);
    }

    private static Waiting row(long key, long seq) {
        return new Waiting(seq, (int) (key & 15), key, 0, 100);
    }
}
