package io.eventorchestrator.testing;

import io.eventorchestrator.platform.testing.TestPlatform;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives a service the addresses of this run's database and broker; the database's driver finds its password. */
public final class RealParts implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext service) {
        TestPropertyValues.of(
                        "events.transport=kafka",
                        "spring.datasource.url=" + TestPlatform.postgres().jdbcUrl(),
                        "spring.kafka.bootstrap-servers=" + TestPlatform.kafka().bootstrapServers())
                .applyTo(service);
    }
}
