package io.eventorchestrator.messaging.transport.dapr;

import io.eventorchestrator.messaging.invocation.ServiceInvocation;
import io.eventorchestrator.messaging.tracing.CallTracing;
import io.eventorchestrator.platform.DaprSidecar;
import io.eventorchestrator.platform.HttpEndpoint;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.testing.TestPlatform;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A real sidecar of a service, with the repository's resources and the endpoint of another service. */
final class CalledThroughSidecar implements AutoCloseable {

    static final Duration LONG = Duration.ofMinutes(5);

    private final DaprSidecar.Address address;
    private final DaprSidecar sidecar;

    /** @param endpoint where the other service listens; its caller need not be this sidecar's service */
    CalledThroughSidecar(String caller, HttpEndpoint endpoint, Path folder) {
        endpoint.writeTo(folder);
        address = new DaprSidecar.Address(caller, Ports.free(), Ports.free(), Ports.free());
        sidecar = TestPlatform.sidecar(
                address,
                folder,
                Map.of("KAFKA_BROKERS", TestPlatform.kafka().bootstrapServers(), endpoint.token(), "the caller's"));
    }

    ServiceInvocation invocation() {
        return invocation(ObservationRegistry.NOOP);
    }

    ServiceInvocation invocation(ObservationRegistry observations) {
        DaprProperties properties = new DaprProperties(
                "events",
                "127.0.0.1",
                address.grpcPort(),
                address.httpPort(),
                LONG,
                address.tokens().api(),
                "app",
                new DaprProperties.Listener(InetAddress.getLoopbackAddress(), address.appPort()),
                false);
        return new SidecarInvocation(properties, new CallTracing(observations));
    }

    String log() throws IOException {
        return Files.readString(TestPlatform.log(address));
    }

    String metrics() throws IOException {
        try (InputStream metrics = sidecar.metrics().toURL().openStream()) {
            return new String(metrics.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        sidecar.close();
    }
}
