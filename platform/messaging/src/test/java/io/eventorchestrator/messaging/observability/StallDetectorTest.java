package io.eventorchestrator.messaging.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StallDetectorTest {

    private static final String GROUP = "reservations";
    private static final WaitingRecords FIVE = new WaitingRecords(Map.of(GROUP, 5L), Map.of());
    private static final WaitingRecords NONE = new WaitingRecords(Map.of(GROUP, 0L), Map.of());
    private static final Map<String, List<String>> PART =
            Map.of(GROUP, List.of("topic, partition 3: it has no leader"));

    private final AtomicLong nanos = new AtomicLong();
    private final StallDetector detector =
            new StallDetector(new ProgressBoard(), Duration.ZERO.plusNanos(1), nanos::get);

    @Test
    void aGroupIsStalledWhileRecordsWaitAndNoneIsSettled() {
        detector.ofGroups(FIVE);
        pass();

        assertThat(detector.ofGroups(FIVE)).extracting(Stall::name).containsExactly(GROUP);
        assertThat(detector.ofGroups(NONE)).isEmpty();
    }

    @Test
    void anUnknownLagIsNotZero() {
        detector.ofGroups(FIVE);
        pass();
        assertThat(detector.ofGroups(WaitingRecords.unknown())).isEmpty();

        assertThat(detector.ofGroups(FIVE)).extracting(Stall::name).containsExactly(GROUP);
    }

    @Test
    void anEmptyPartOfAGroupsPartitionsIsNotAnEmptyGroup() {
        detector.ofGroups(FIVE);
        pass();
        assertThat(detector.ofGroups(new WaitingRecords(Map.of(GROUP, 0L), PART)))
                .isEmpty();

        assertThat(detector.ofGroups(FIVE)).isNotEmpty();
    }

    @Test
    void aStallInTheKnownPartIsDetected() {
        detector.ofGroups(new WaitingRecords(Map.of(GROUP, 5L), PART));
        pass();

        assertThat(detector.ofGroups(new WaitingRecords(Map.of(GROUP, 5L), PART)))
                .extracting(Stall::name)
                .containsExactly(GROUP);
    }

    @ParameterizedTest
    @MethodSource("unknownLags")
    void theTimeOfAWaitBeginsAnewAfterTheLagWasUnknownForLong(WaitingRecords unknown) {
        detector.ofGroups(FIVE);
        detector.ofGroups(unknown);
        pass();
        detector.ofGroups(unknown);

        assertThat(detector.ofGroups(FIVE)).isEmpty();
        pass();
        assertThat(detector.ofGroups(FIVE)).extracting(Stall::name).containsExactly(GROUP);
    }

    private static Stream<WaitingRecords> unknownLags() {
        return Stream.of(
                WaitingRecords.unknown(),
                new WaitingRecords(Map.of(), PART),
                new WaitingRecords(Map.of(GROUP, 0L), PART));
    }

    private void pass() {
        nanos.addAndGet(Duration.ofSeconds(90).toNanos());
    }
}
