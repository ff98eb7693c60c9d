package io.eventorchestrator.messaging.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final AtomicLong nanos = new AtomicLong();
    private final Progress progress = new Progress(nanos::get);

    @Test
    void isWatchedUntilItStopsAndAgainWhenItResumes() {
        assertThat(progress.isWatched()).isTrue();
        progress.stopped();
        assertThat(progress.isWatched()).isFalse();
        progress.advanced();
        assertThat(progress.isWatched()).isTrue();
    }

    @Test
    void failuresInARowCountFromTheFirstAndGiveTheLastReason() {
        pass(10);
        progress.failed("refused");
        pass(20);
        progress.failed("gone");
        assertThat(progress.failureWithin(MINUTE)).contains("gone");
        assertThat(progress.failingFor()).isEqualTo(Duration.ofSeconds(20));
        assertThat(progress.sinceMoved()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aRoundThatThrowsAnErrorFailsAndTheNextOneMoves() {
        assertThatExceptionOfType(StackOverflowError.class).isThrownBy(() -> progress.round(ProgressTest::overflow));
        assertThat(progress.failureWithin(MINUTE)).isPresent();
        pass(5);
        assertThat(progress.<Integer>round(() -> 7)).isEqualTo(7);
        assertThat(progress.sinceMoved()).isZero();
    }

    private static Integer overflow() {
        throw new StackOverflowError("provoked");
    }

    @Test
    void progressEndsTheFailureThoughItsReasonIsKnownForAWhile() {
        progress.failed("one of its keys is refused");
        pass(5);
        progress.advanced();
        assertThat(progress.failingFor()).isZero();
        assertThat(progress.sinceMoved()).isZero();
        assertThat(progress.failureWithin(MINUTE)).contains("one of its keys is refused");
        pass(56);
        assertThat(progress.failureWithin(MINUTE)).isEmpty();
    }

    @Test
    void aReasonIsOneLineWithoutAddresses() {
        progress.failed("dial tcp 10.1.2.3:9092: refused\n\u001b[31mby kafka-0.kafka.svc:9093\u202e");
        assertThat(progress.failureWithin(MINUTE)).contains("dial tcp (address): refused [31mby (address)");
    }

    @Test
    void aTryLastsUntilItsAnswer() {
        assertThat(progress.tryingFor()).isEmpty();
        progress.tried();
        pass(35);
        assertThat(progress.tryingFor()).contains(Duration.ofSeconds(35));
        progress.failed("refused");
        assertThat(progress.tryingFor()).isEmpty();
        progress.tried();
        progress.advanced();
        assertThat(progress.tryingFor()).isEmpty();
        progress.tried();
        progress.abandoned();
        assertThat(progress.tryingFor()).isEmpty();
    }

    private void pass(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
