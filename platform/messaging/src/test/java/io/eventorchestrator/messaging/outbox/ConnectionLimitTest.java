package io.eventorchestrator.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConnectionLimitTest {

    private static final int CONNECTIONS = 3;
    private static final int LANES = 50;

    private final ConnectionLimit connections = new ConnectionLimit(CONNECTIONS);

    @Test
    void manyLanesUseAFewConnectionsAtATime() {
        AtomicInteger used = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        CountDownLatch answer = new CountDownLatch(1);
        try (ExecutorService lanes = Executors.newFixedThreadPool(LANES)) {
            IntStream.range(0, LANES)
                    .forEach(lane -> lanes.execute(() -> connections.run(() -> {
                        most.accumulateAndGet(used.incrementAndGet(), Math::max);
                        awaitAnswer(answer);
                        used.decrementAndGet();
                        return done.incrementAndGet();
                    })));
            await().atMost(Duration.ofMinutes(5)).until(() -> used.get() == CONNECTIONS);
            answer.countDown();
            await().atMost(Duration.ofMinutes(5)).until(() -> done.get() == LANES);
        }
        assertThat(most).hasValue(CONNECTIONS);
    }

    @Test
    void aFailedStatementReleasesItsConnection() {
        for (int i = 0; i <= CONNECTIONS; i++) {
            assertThatThrownBy(() -> connections.run(() -> {
                        throw new IllegalStateException("unavailable");
                    }))
                    .hasMessage("unavailable");
        }
        assertThat(connections.run(() -> "read")).isEqualTo("read");
    }

    private static void awaitAnswer(CountDownLatch answer) {
        try {
            answer.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
