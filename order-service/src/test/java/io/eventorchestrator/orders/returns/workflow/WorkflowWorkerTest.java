package io.eventorchestrator.orders.returns.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.messaging.invocation.SidecarAddress;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The worker asks the engine for work as long as it runs. */
class WorkflowWorkerTest {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int MANY = 100;

    private final StubEngine engine = new StubEngine(0);
    private final EngineChannel channel =
            new EngineChannel(new SidecarAddress("127.0.0.1", engine.port(), "secret"), PATIENCE);
    private final CountDownLatch answer = new CountDownLatch(1);
    private final FakeSteps steps = new FakeSteps();
    private final WorkflowWorker worker = new WorkflowWorker(
            channel, WorkflowVersion.all(), new Activities(new Observed(steps, work -> hang())).all());

    private void hang() {
        try {
            answer.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void close() {
        answer.countDown();
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
    void stepsThatWaitForAnotherSideHoldUpNoOtherWork() {
        String id = UUID.randomUUID().toString();
        for (int i = 0; i < MANY; i++) {
            engine.handOut(Activities.ATTEMPT, "{\"id\":\"%s\",\"work\":\"REFUND\"}".formatted(id));
        }
        engine.handOut(Activities.NEXT, "{\"id\":\"%s\",\"run\":1,\"version\":\"1\"}".formatted(id));

        worker.start();

        await().atMost(PATIENCE).until(() -> steps.asked() == 1);
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
