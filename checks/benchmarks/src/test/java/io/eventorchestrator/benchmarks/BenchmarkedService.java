package io.eventorchestrator.benchmarks;

import io.eventorchestrator.platform.testing.TestPlatform;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the measured service with this run's broker and database. */
final class BenchmarkedService {

    private BenchmarkedService() {}

    /**
     * @param user owner of the schema with the tables
     * @param more additional properties
     */
    static ConfigurableApplicationContext start(String user, Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(more);
        properties.put("events.service", "inventory-service");
        properties.put("events.transport", "kafka");
        properties.put("server.port", 0);
        properties.put("spring.datasource.url", TestPlatform.postgres().jdbcUrl());
        properties.put("spring.datasource.username", user);
        properties.put("spring.datasource.password", TestPlatform.postgres().password(user));
        properties.put("spring.kafka.bootstrap-servers", TestPlatform.kafka().bootstrapServers());
        return new SpringApplicationBuilder(Consumer.class)
                .properties(properties)
                .run();
    }
}
