package io.eventorchestrator.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.messaging.transport.OutboundRecord;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WavesTest {

    @Test
    void eachWaveHoldsOneRowPerKeyInTheOrderOfTheBatch() {
        assertThat(sequences("a", "b", "a", "c", "a", "b"))
                .containsExactly(List.of(0L, 1L, 3L), List.of(2L, 5L), List.of(4L));
    }

    @Test
    void rowsWithoutAKeyWaitForNobody() {
        assertThat(sequences(null, null, "a", null)).containsExactly(List.of(0L, 1L, 2L, 3L));
    }

    @Test
    void anEmptyBatchHasNoWave() {
        assertThat(sequences()).isEmpty();
    }

    private static List<List<Long>> sequences(String... keys) {
        List<OutboxRow> batch = IntStream.range(0, keys.length)
                .mapToObj(i -> new OutboxRow(i, new OutboundRecord("topic", keys[i], 0, Map.of(), new byte[0])))
                .toList();
        return Waves.of(batch).stream()
                .map(wave -> wave.stream().map(OutboxRow::seq).toList())
                .toList();
    }
}
