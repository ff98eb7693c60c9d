package io.eventorchestrator.messaging.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.messaging.observability.ProgressBoard;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

class SweeperTest {

    private static final SweepProperties TWO_ROWS = new SweepProperties(Duration.ofMillis(1), 2);

    @Test
    void anErrorDoesNotEndTheSchedule() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(TaskSchedulingAutoConfiguration.class))
                .withUserConfiguration(Scheduling.class)
                .run(context -> assertThat(
                                context.getBean(BrokenAtFirst.class).sweptAgain.await(30, TimeUnit.SECONDS))
                        .isTrue());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    static class Scheduling {

        @Bean
        BrokenAtFirst swept() {
            return new BrokenAtFirst();
        }
    }

    /** Its first sweep ends with an error. */
    static final class BrokenAtFirst {

        private final Sweeper sweeper = new Sweeper("sweep", TWO_ROWS, new ProgressBoard());
        private final AtomicInteger sweeps = new AtomicInteger();
        private final CountDownLatch sweptAgain = new CountDownLatch(1);

        @Scheduled(fixedDelay = 1)
        void sweep() {
            sweeper.sweep(most -> {
                if (sweeps.incrementAndGet() == 1) {
                    throw new NoClassDefFoundError("provoked");
                }
                sweptAgain.countDown();
                return 0;
            });
        }
    }
}
