package io.eventorchestrator.tooling.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharesTest {

    private static final Map<Integer, Long> STARTS = Map.of(0, 100L, 1, 0L, 2, 7L);
    private static final Map<Integer, Long> ENDS = Map.of(0, 102L, 1, 1_000L, 2, 1_000_007L);

    @Test
    void theUnusedShareOfAShortPartitionGoesToTheOthers() {
        assertThat(bounds(100)).containsOnly(Map.entry(at(0), 102L), Map.entry(at(1), 49L), Map.entry(at(2), 56L));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 100, 5_000, 2_000_000})
    void noMoreThanTheBoundIsRead(long most) {
        long read = bounds(most).entrySet().stream()
                .mapToLong(bound -> bound.getValue() - STARTS.get(bound.getKey().partition()))
                .sum();

        assertThat(read).isEqualTo(Math.min(most, 1_001_002));
    }

    @Test
    void allOffsetsAreCounted() {
        assertThat(Shares.offsets(partitions(STARTS), partitions(ENDS))).isEqualTo(1_001_002);
    }

    @Test
    void aPartitionThatLostItsEndIsEmpty() {
        assertThat(Shares.bounds(Map.of(at(0), 5L), Map.of(at(0), 3L), 10)).containsOnly(Map.entry(at(0), 5L));
        assertThat(Shares.bounds(Map.of(at(0), 5L), Map.of(), 10)).containsOnly(Map.entry(at(0), 5L));
    }

    private static Map<TopicPartition, Long> bounds(long most) {
        return Shares.bounds(partitions(STARTS), partitions(ENDS), most);
    }

    private static Map<TopicPartition, Long> partitions(Map<Integer, Long> offsets) {
        return offsets.entrySet().stream().collect(Collectors.toMap(entry -> at(entry.getKey()), Map.Entry::getValue));
    }

    private static TopicPartition at(int partition) {
        return new TopicPartition("events", partition);
    }
}
