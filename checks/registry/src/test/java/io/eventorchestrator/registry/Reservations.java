package io.eventorchestrator.registry;

import io.eventorchestrator.contracts.orders.OrderCancelled;
import io.eventorchestrator.contracts.orders.OrderExpired;
import io.eventorchestrator.contracts.orders.OrderPlaced;
import io.eventorchestrator.messaging.ConsumerGroup;
import io.eventorchestrator.messaging.EventHandler;
import io.eventorchestrator.messaging.HandledEvent;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.testing.TestPlatform;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** A service on the library that remembers which placed orders it handled. */
record Reservations(ConfigurableApplicationContext context) implements AutoCloseable {

    static final String GROUP = "inventory-service-order-reservations";

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(Listener.class)
    static class Application {}

    @ConsumerGroup(GROUP)
    static final class Listener {

        private final Set<String> handled = ConcurrentHashMap.newKeySet();

        @EventHandler
        void on(OrderPlaced event, HandledEvent about) {
            handled.add(about.id());
        }

        @EventHandler
        void on(OrderCancelled event) {}

        @EventHandler
        void on(OrderExpired event) {}
    }

    /** Starts it with a registry. */
    static Reservations start(String registry, String group) {
        Map<String, Object> properties = Map.ofEntries(
                Map.entry("events.service", "inventory-service"),
                Map.entry("events.transport", "kafka"),
                Map.entry("events.registry.url", registry),
                Map.entry("events.registry.group", group),
                Map.entry("server.port", 0),
                Map.entry("events.dapr.listener.port", Ports.free()),
                Map.entry("spring.datasource.url", TestPlatform.postgres().jdbcUrl()),
                Map.entry("spring.datasource.username", "inventory_service"),
                Map.entry("spring.datasource.password", TestPlatform.postgres().password("inventory_service")),
                Map.entry("spring.kafka.bootstrap-servers", TestPlatform.kafka().bootstrapServers()));
        return new Reservations(new SpringApplicationBuilder(Application.class)
                .properties(properties)
                .run());
    }

    boolean hasHandled(String id) {
        return context.getBean(Listener.class).handled.contains(id);
    }

    /** The number of look-ups in the registry with this outcome. */
    double lookUps(String outcome) {
        return context
                .getBean(MeterRegistry.class)
                .find("events.schema.lookups")
                .tag("outcome", outcome)
                .counters()
                .stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Override
    public void close() {
        context.close();
    }
}
