package io.eventorchestrator.messaging.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.messaging.BrokenLog;
import io.eventorchestrator.messaging.observability.ProgressBoard;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TransportWatchTest {

    @Test
    void anErrorDoesNotEndTheWatch() {
        watchAfterAnError();
    }

    @Test
    void anErrorThatCantBeLoggedDoesNotEndTheWatch() {
        try (BrokenLog broken = BrokenLog.of(TransportWatch.class)) {
            watchAfterAnError();

            assertThat(broken.failures()).isPositive();
        }
    }

    private static void watchAfterAnError() {
        AtomicInteger looks = new AtomicInteger();
        TransportWatch watch = new TransportWatch(() -> look(looks), new ProgressBoard());
        watch.start();
        try {
            await().atMost(Duration.ofMinutes(5)).until(() -> looks.get() > 1);
            await().atMost(Duration.ofMinutes(5))
                    .untilAsserted(() -> assertThat(watch.obstacle()).isEmpty());
        } finally {
            watch.stop();
        }
    }

    private static TransportState look(AtomicInteger looks) {
        if (looks.incrementAndGet() == 1) {
            throw new NoClassDefFoundError("provoked");
        }
        return new TransportState.Open();
    }
}
