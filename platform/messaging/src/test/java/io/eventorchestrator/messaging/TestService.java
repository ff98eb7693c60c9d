package io.eventorchestrator.messaging;

import io.eventorchestrator.platform.DaprSidecar;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Another instance of a service, on this run's broker and database. */
public final class TestService {

    private TestService() {}

    /** Starts another warehouse behind a sidecar. */
    static ConfigurableApplicationContext start(DaprSidecar.Address address, Map<String, Object> more) {
        Map<String, Object> properties = behind(address);
        properties.putAll(more);
        return start("dapr", properties);
    }

    /** The service's settings for its sidecar. */
    static Map<String, Object> behind(DaprSidecar.Address address) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.port", address.servicePort());
        properties.put("events.dapr.listener.port", address.appPort());
        properties.put("events.dapr.grpc-port", address.grpcPort());
        properties.put("events.dapr.http-port", address.httpPort());
        properties.put("events.dapr.api-token", address.tokens().api());
        properties.put("events.dapr.app-token", address.tokens().application());
        return properties;
    }

    /** Starts another warehouse. */
    public static ConfigurableApplicationContext start(String transport, Map<String, Object> more) {
        return start(Warehouse.class, "inventory-service", transport, more);
    }

    static ConfigurableApplicationContext start(
            Class<?> application, String service, String transport, Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("events.service", service);
        properties.put("events.transport", transport);
        properties.put("server.port", 0);
        properties.put("events.dapr.listener.port", Ports.free());
        properties.put("spring.datasource.url", TestPlatform.postgres().jdbcUrl());
        String user = service.replace('-', '_');
        properties.put("spring.datasource.username", user);
        properties.put("spring.datasource.password", TestPlatform.postgres().password(user));
        properties.put("spring.kafka.bootstrap-servers", TestPlatform.kafka().bootstrapServers());
        properties.putAll(more);
        return new SpringApplicationBuilder(application).properties(properties).run();
    }
}
