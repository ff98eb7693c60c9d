package io.eventorchestrator.orders.returns.application;

import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

import io.eventorchestrator.messaging.sweep.SweepProperties;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReturnLoopTest {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration DAY = Duration.ofDays(1);

    private final CarryOutInterventions interventions = mock(CarryOutInterventions.class);
    private final WatchReturns watchReturns = mock(WatchReturns.class);
    private final CountDownLatch answer = new CountDownLatch(1);
    private final ReturnLoop loop = new ReturnLoop(
            interventions,
            watchReturns,
            new ReturnProperties(Map.of(), DAY, DAY, DAY, DAY, new SweepProperties(Duration.ofMillis(10), 1)));

    @AfterEach
    void stop() {
        answer.countDown();
        loop.stop();
    }

    @Test
    void aWatchdogWhoseEngineHangsDelaysNothingThatOperatorsOrder() {
        doAnswer(call -> {
                    answer.await();
                    return null;
                })
                .when(watchReturns)
                .look();

        loop.start();

        verify(watchReturns, timeout(PATIENCE.toMillis())).look();
        verify(interventions, timeout(PATIENCE.toMillis()).atLeast(10)).carryOut();
    }
}
