package io.eventorchestrator.messaging;

import io.eventorchestrator.platform.DaprSidecar;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One more instance of the warehouse, on this run's broker and database. */
final class TestService {

    private TestService() {}

    /** Behind a sidecar. */
    static ConfigurableApplicationContext start(DaprSidecar.Address address, Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.port", address.appPort());
        properties.put("events.dapr.grpc-port", address.grpcPort());
        properties.put("events.dapr.http-port", address.httpPort());
        properties.put("events.dapr.api-token", address.tokens().api());
        properties.put("events.dapr.app-token", address.tokens().application());
        properties.putAll(more);
        return start("dapr", properties);
    }

    static ConfigurableApplicationContext start(String transport, Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("events.service", "inventory-service");
        properties.put("events.transport", transport);
        properties.put("server.port", 0);
        properties.put("spring.datasource.url", TestPlatform.postgres().jdbcUrl());
        properties.put("spring.datasource.username", "inventory_service");
        properties.put("spring.datasource.password", TestPlatform.postgres().password("inventory_service"));
        properties.put("spring.kafka.bootstrap-servers", TestPlatform.kafka().bootstrapServers());
        properties.putAll(more);
        return new SpringApplicationBuilder(Warehouse.class)
                .properties(properties)
                .run();
    }
}
