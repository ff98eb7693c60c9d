package io.eventorchestrator.messaging.observability;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Health and meters of messaging. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProgressProperties.class)
public class ObservabilityConfiguration {

    @Bean
    DeliveryMetrics deliveryMetrics(MeterRegistry registry) {
        return new DeliveryMetrics(registry);
    }

    @Bean
    ProgressBoard progressBoard() {
        return new ProgressBoard();
    }

    @Bean
    ProgressWatch progressWatch(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            GroupLag lag,
            ProgressBoard board,
            MeterRegistry registry,
            ProgressProperties properties) {
        TransactionTemplate looking = new TransactionTemplate(transactions);
        looking.setReadOnly(true);
        return new ProgressWatch(
                new BacklogQuery(jdbc, looking, properties.stalledAfter()),
                lag,
                board,
                new ProgressMeters(registry, board, properties, System::nanoTime),
                properties);
    }

    @Bean
    MeterBinder backlogMetrics(ProgressWatch watch) {
        return registry -> {
            gauge(registry, "events.outbox.pending", "events", watch, Backlog::pending);
            gauge(registry, "events.outbox.set_aside", "events", watch, Backlog::setAside);
            gauge(
                    registry,
                    "events.outbox.oldest.age",
                    "seconds",
                    watch,
                    found -> ProgressMeters.seconds(found.oldest()));
            gauge(registry, "events.inbox.parked", "events", watch, Backlog::parked);
        };
    }

    @Bean
    HealthIndicator messagingHealthIndicator(TransportProbe transport, ProgressWatch watch, ProgressBoard board) {
        return new MessagingHealth(transport, watch, board);
    }

    // NaN while the database does not answer, because zero would mean that nothing waits.
    private static void gauge(
            MeterRegistry registry, String name, String unit, ProgressWatch watch, ToDoubleFunction<Backlog> value) {
        Gauge.builder(
                        name,
                        watch,
                        looking -> looking.findings()
                                .map(ProgressFindings::backlog)
                                .map(value::applyAsDouble)
                                .orElse(Double.NaN))
                .baseUnit(unit)
                .register(registry);
    }
}
