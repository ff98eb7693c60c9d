package io.eventorchestrator.messaging.backoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExponentialDelayTest {

    @Test
    void eachFailureDoublesTheDelayUntilTheCeiling() {
        assertThat(seconds(ExponentialDelay.doubling(Duration.ofSeconds(1), Duration.ofSeconds(30)), 7))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void aMultiplierOfOneKeepsTheDelay() {
        assertThat(seconds(new ExponentialDelay(Duration.ofSeconds(5), 1, Duration.ofMinutes(1)), 3))
                .containsExactly(5L, 5L, 5L);
    }

    @Test
    void theFirstDelayIsNoLongerThanTheCeiling() {
        assertThat(seconds(ExponentialDelay.doubling(Duration.ofSeconds(9), Duration.ofSeconds(4)), 2))
                .containsExactly(4L, 4L);
    }

    @Test
    void manyFailuresKeepTheCeiling() {
        assertThat(ExponentialDelay.doubling(Duration.ofSeconds(1), Duration.ofDays(1))
                        .after(Integer.MAX_VALUE))
                .isEqualTo(Duration.ofDays(1));
    }

    private static List<Long> seconds(ExponentialDelay delay, int failures) {
        return IntStream.rangeClosed(1, failures)
                .mapToObj(failure -> delay.after(failure).toSeconds())
                .toList();
    }
}
