package io.eventorchestrator.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.messaging.transport.OutboundRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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
                .mapToObj(i -> new OutboxRow(i, new OutboundRecord("topic", bytes(keys[i]), 0, List.of(), new byte[0])))
                .toList();
        return Waves.of(batch).stream()
                .map(wave -> wave.stream().map(OutboxRow::seq).toList())
                .toList();
    }

    private static byte @Nullable [] bytes(@Nullable String key) {
        return key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    }
}
