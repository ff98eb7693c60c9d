package io.eventorchestrator.messaging.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.messaging.observability.Progress.Failure;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Progress progress = new Progress(nanos::get);

    @Test
    void isWatchedUntilItStopsAndAgainWhenItGoesOn() {
        assertThat(progress.isWatched()).isTrue();
        progress.stopped();
        assertThat(progress.isWatched()).isFalse();
        progress.advanced();
        assertThat(progress.isWatched()).isTrue();
    }

    @Test
    void failuresInARowCountFromTheFirstAndTellTheLastReason() {
        progress.advanced();
        pass(10);
        progress.failed("refused");
        pass(20);
        progress.failed("gone");
        assertThat(progress.failure()).contains(new Failure("gone", Duration.ofSeconds(20)));
        assertThat(progress.sinceMoved()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aMoveEndsTheFailure() {
        progress.failed("gone");
        pass(5);
        progress.advanced();
        assertThat(progress.failure()).isEmpty();
        assertThat(progress.sinceMoved()).isZero();
    }

    private void pass(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
