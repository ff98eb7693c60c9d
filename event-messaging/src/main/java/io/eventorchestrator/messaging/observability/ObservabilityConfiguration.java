package io.eventorchestrator.messaging.observability;

import io.eventorchestrator.messaging.transport.TransportProbe;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Health and meters of events on their way. */
@Configuration(proxyBeanMethods = false)
public class ObservabilityConfiguration {

    private static final double MILLIS = 1_000;

    @Bean
    DeliveryMetrics deliveryMetrics(MeterRegistry registry) {
        return new DeliveryMetrics(registry);
    }

    @Bean
    ProgressBoard progressBoard() {
        return new ProgressBoard();
    }

    @Bean
    Backlogs eventBacklogs(JdbcClient jdbc) {
        return new Backlogs(jdbc);
    }

    @Bean
    MeterBinder backlogMetrics(Backlogs backlogs) {
        return registry -> {
            gauge(registry, "events.outbox.pending", "events", backlogs, Backlog::pending);
            gauge(registry, "events.outbox.oldest.age", "seconds", backlogs, backlog -> seconds(backlog.oldest()));
            gauge(registry, "events.inbox.parked", "events", backlogs, Backlog::parked);
        };
    }

    @Bean
    HealthIndicator messagingHealthIndicator(TransportProbe transport, Backlogs backlogs) {
        return new MessagingHealth(transport, backlogs);
    }

    // Not a number while the database does not answer: zero would say that nothing waits.
    private static void gauge(
            MeterRegistry registry, String name, String unit, Backlogs backlogs, ToDoubleFunction<Backlog> value) {
        Gauge.builder(
                        name,
                        backlogs,
                        counted -> counted.now().map(value::applyAsDouble).orElse(Double.NaN))
                .baseUnit(unit)
                .register(registry);
    }

    private static double seconds(Duration age) {
        return age.toMillis() / MILLIS;
    }
}
