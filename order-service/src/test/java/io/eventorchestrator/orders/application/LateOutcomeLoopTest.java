package io.eventorchestrator.orders.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.messaging.sweep.SweepProperties;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class LateOutcomeLoopTest {

    @Test
    void withoutASidecarTheServiceSaysThatItDoesNotAskAndRunsNoLoop() {
        Duration second = Duration.ofSeconds(1);
        LateOutcomeLoop loop = new LateOutcomeLoop(
                new StaticListableBeanFactory().getBeanProvider(AskWarehouse.class),
                new LateOutcomeProperties(second, second, second, second, new SweepProperties(second, 1)));

        try (LogOf log = new LogOf(LateOutcomeLoop.class)) {
            loop.start();

            assertThat(log.lines()).singleElement().asString().startsWith("INFO Late outcomes are not asked for");
            assertThat(loop.isRunning()).isFalse();
        }
    }
}
