package io.eventorchestrator.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.messaging.BrokenLog;
import io.eventorchestrator.messaging.loop.SystemTime;
import io.eventorchestrator.messaging.observability.ProgressBoard;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RelayThreadTest {

    private final AtomicInteger rounds = new AtomicInteger();
    private final CountDownLatch oneMoreRound = new CountDownLatch(1);

    static Stream<Throwable> failures() {
        return Stream.of(
                new NoClassDefFoundError("missing"), new IllegalStateException("broken"), new InterruptedException());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aRoundFollowsAFailedOne(Throwable failure) throws InterruptedException {
        runAfter(failure);
    }

    @Test
    void aRoundFollowsAFailedOneThatCantBeLogged() throws InterruptedException {
        try (BrokenLog broken = BrokenLog.of(RelayThread.class)) {
            runAfter(new NoClassDefFoundError("missing"));

            assertThat(broken.failures()).isPositive();
        }
    }

    private void runAfter(Throwable failure) throws InterruptedException {
        RelayThread thread = new RelayThread(
                "relay-test",
                () -> round(failure),
                Duration.ofMillis(1),
                new ProgressBoard().loop("relay-test", Duration.ofSeconds(1)),
                new SystemTime());
        thread.start();

        assertThat(oneMoreRound.await(30, TimeUnit.SECONDS)).isTrue();
        thread.stop();
        assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
    }

    private void round(Throwable failure) throws InterruptedException {
        if (rounds.incrementAndGet() == 1) {
            fail(failure);
        }
        oneMoreRound.countDown();
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void fail(Throwable failure) throws T {
        throw (T) failure;
    }
}
