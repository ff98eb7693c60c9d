package io.eventorchestrator.messaging;

import io.eventorchestrator.platform.DaprSidecar;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** A running service, with its sidecar on the dapr transport. */
record Running(
        ConfigurableApplicationContext context, @Nullable DaprSidecar sidecar) implements AutoCloseable {

    static Running start(String transport, Class<?> application, String service, Map<String, Object> more) {
        return start(transport, TestPlatform.kafka().bootstrapServers(), application, service, more);
    }

    /** Starts it on another broker. */
    static Running start(
            String transport, String brokers, Class<?> application, String service, Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(more);
        properties.put("spring.kafka.bootstrap-servers", brokers);
        DaprSidecar sidecar = transport.equals("dapr") ? sidecar(service, brokers, properties) : null;
        try {
            return new Running(TestService.start(application, service, transport, properties), sidecar);
        } catch (RuntimeException | Error failed) {
            if (sidecar != null) {
                sidecar.close();
            }
            throw failed;
        }
    }

    private static DaprSidecar sidecar(String service, String brokers, Map<String, Object> properties) {
        DaprSidecar.Address address = new DaprSidecar.Address(service, Ports.free(), Ports.free(), Ports.free());
        properties.putAll(TestService.behind(address));
        return TestPlatform.sidecar(address, brokers);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
        if (sidecar != null) {
            sidecar.close();
        }
    }
}
