package io.eventorchestrator.notifications.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.notifications.application.NotificationProperties.Sender;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ScheduleTest {

    @Test
    void delaysGrowUpToTheirCeiling() {
        Sender sender = sender(Map.of("first-delay", "1s", "multiplier", "3", "ceiling", "10s"));

        assertThat(IntStream.rangeClosed(1, 5).mapToObj(sender::delayAfter))
                .containsExactly(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(9),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10));
    }

    @Test
    void noNumberOfAttemptsMakesADelayOverflow() {
        assertThat(sender(Map.of("multiplier", "10")).delayAfter(10_000)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void aMailServerMayBeDownForAnHourAndLonger() {
        assertThat(sender(Map.of()).horizon()).isGreaterThan(Duration.ofHours(2));
    }

    private static Sender sender(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("", Sender.class);
    }
}
