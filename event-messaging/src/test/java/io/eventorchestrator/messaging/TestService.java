package io.eventorchestrator.messaging;

import io.eventorchestrator.platform.testing.TestPlatform;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One more instance of a service, on this run's broker and database. */
final class TestService {

    private TestService() {}

    /** Starts one more warehouse. */
    static ConfigurableApplicationContext start(String transport, Map<String, Object> more) {
        return start(Warehouse.class, "inventory-service", transport, more);
    }

    static ConfigurableApplicationContext start(
            Class<?> application, String service, String transport, Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("events.service", service);
        properties.put("events.transport", transport);
        properties.put("server.port", 0);
        properties.put("spring.datasource.url", TestPlatform.postgres().jdbcUrl());
        properties.put("spring.datasource.username", service.replace('-', '_'));
        properties.put("spring.datasource.password", service.replace('-', '_'));
        properties.put("spring.kafka.bootstrap-servers", TestPlatform.kafka().bootstrapServers());
        properties.putAll(more);
        return new SpringApplicationBuilder(application).properties(properties).run();
    }
}
