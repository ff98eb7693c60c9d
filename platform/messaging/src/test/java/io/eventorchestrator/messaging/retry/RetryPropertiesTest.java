package io.eventorchestrator.messaging.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RetryPropertiesTest {

    private final ApplicationContextRunner service = new ApplicationContextRunner().withUserConfiguration(Bound.class);

    @Test
    void fiveAttemptsAreMadeOneTwoFourAndEightSecondsApart() {
        service.run(context -> assertThat(
                        delays(context.getBean(RetryProperties.class).of("any"), 4))
                .containsExactly(1_000L, 2_000L, 4_000L, 8_000L));
    }

    @Test
    void noDelayIsLongerThanTheCeiling() {
        service.withPropertyValues("events.retry.schedule.ceiling=3s")
                .run(context -> assertThat(
                                delays(context.getBean(RetryProperties.class).of("any"), 90))
                        .endsWith(3_000L)
                        .startsWith(1_000L, 2_000L, 3_000L));
    }

    @Test
    void aGroupDeviatesOnlyInItsOwnSettings() {
        service.withPropertyValues(
                        "events.retry.schedule.attempts=3", "events.retry.groups.inventory-service-a.initial=5s")
                .run(context -> {
                    RetryProperties retries = context.getBean(RetryProperties.class);
                    assertThat(retries.of("inventory-service-a").attempts()).isEqualTo(3);
                    assertThat(retries.of("inventory-service-a").initial()).isEqualTo(Duration.ofSeconds(5));
                    assertThat(retries.of("inventory-service-b").initial()).isEqualTo(Duration.ofSeconds(1));
                });
    }

    @Test
    void anInvalidScheduleStopsTheStart() {
        List.of(
                        "events.retry.schedule.attempts=0",
                        "events.retry.schedule.multiplier=0.5",
                        "events.retry.groups.inventory-service-a.attempts=0")
                .forEach(wrong -> service.withPropertyValues(wrong)
                        .run(context -> assertThat(context).as(wrong).hasFailed()));
    }

    private static List<Long> delays(RetryProperties.Schedule schedule, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(attempt -> schedule.delayAfter(attempt).toMillis())
                .toList();
    }

    @EnableConfigurationProperties(RetryProperties.class)
    static class Bound {}
}
