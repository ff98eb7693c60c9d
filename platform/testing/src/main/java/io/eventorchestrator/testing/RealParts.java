package io.eventorchestrator.testing;

import io.eventorchestrator.platform.testing.TestPlatform;
import java.time.Duration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Gives a service the addresses of this run's database and broker; the database's driver finds its password. The
 * service has more patience than in production: on a busy machine a service that has just started exceeds its bounds.
 */
public final class RealParts implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    // Services still ask for connections when the database has ended with the tests; the JVM is killed after 30 s.
    private static final Duration CONNECTION = Duration.ofSeconds(10);

    @Override
    public void initialize(ConfigurableApplicationContext service) {
        TestPropertyValues.of(
                        "events.transport=kafka",
                        "spring.datasource.url=" + TestPlatform.postgres().jdbcUrl(),
                        "spring.kafka.bootstrap-servers=" + TestPlatform.kafka().bootstrapServers(),
                        "spring.datasource.hikari.connection-timeout=" + CONNECTION.toMillis(),
                        "events.database.connect=" + PATIENCE,
                        "events.database.lock=" + PATIENCE,
                        "events.database.idle-transaction=" + PATIENCE,
                        "events.database.statement=" + PATIENCE.multipliedBy(2))
                .applyTo(service);
    }
}
