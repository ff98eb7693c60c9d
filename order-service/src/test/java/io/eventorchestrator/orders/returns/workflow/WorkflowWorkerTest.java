package io.eventorchestrator.orders.returns.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.messaging.invocation.SidecarAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The worker asks the engine for work as long as it runs. */
class WorkflowWorkerTest {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final StubEngine engine = new StubEngine(0);
    private final EngineChannel channel =
            new EngineChannel(new SidecarAddress("127.0.0.1", engine.port(), "secret"), PATIENCE);
    private final WorkflowWorker worker = new WorkflowWorker(channel, WorkflowVersion.all(), List.of());

    @AfterEach
    void close() {
        worker.stop();
        channel.close();
        engine.close();
    }

    @Test
    void itAsksForWorkAgainAfterTheEngineWasAway() {
        worker.start();
        await().atMost(PATIENCE).until(() -> engine.calls().contains("work"));
        int port = engine.port();
        engine.close();

        try (StubEngine back = new StubEngine(port)) {
            await().atMost(PATIENCE).until(() -> back.calls().contains("work"));
        }
    }

    @Test
    void itStopsAtOnceAlthoughTheEngineIsThereAndCanBeStartedAgain() {
        worker.start();
        await().atMost(PATIENCE).until(() -> engine.calls().size() == 1);
        assertThat(worker.isRunning()).isTrue();

        long begin = System.nanoTime();
        worker.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
        assertThat(worker.isRunning()).isFalse();

        worker.start();
        await().atMost(PATIENCE).until(() -> engine.calls().size() == 2);
    }
}
