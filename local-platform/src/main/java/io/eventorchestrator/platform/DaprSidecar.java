package io.eventorchestrator.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A Dapr sidecar beside one service. */
public final class DaprSidecar implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(30);

    private final ChildProcess process;
    private final Address address;
    private final HttpClient http = HttpClient.newHttpClient();

    private DaprSidecar(ChildProcess process, Address address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Where the sidecar and its service find each other, on this host.
     *
     * @param appId name of the service in the contract
     */
    public record Address(String appId, int appPort, int httpPort, int grpcPort) {}

    /**
     * Starts a sidecar and waits until it takes publications; it delivers once the service answers its health check.
     *
     * @param components folder of its resources
     * @param kafkaBrokers what the components name by the secret {@code KAFKA_BROKERS}
     * @throws IllegalStateException if it does not become ready in half a minute, naming the log
     */
    public static DaprSidecar start(Path daprd, Address address, Path components, String kafkaBrokers, Path log) {
        ChildProcess process = ChildProcess.start(
                "The sidecar of " + address.appId(),
                command(daprd, address, components),
                Map.of("KAFKA_BROKERS", kafkaBrokers),
                log);
        DaprSidecar sidecar = new DaprSidecar(process, address);
        process.awaitReady(START, sidecar::takesPublications);
        return sidecar;
    }

    private static List<String> command(Path daprd, Address address, Path components) {
        return List.of(
                daprd.toString(),
                "--app-id",
                address.appId(),
                "--app-port",
                String.valueOf(address.appPort()),
                "--app-protocol",
                "http",
                "--app-channel-address",
                "127.0.0.1",
                "--dapr-http-port",
                String.valueOf(address.httpPort()),
                "--dapr-grpc-port",
                String.valueOf(address.grpcPort()),
                "--dapr-internal-grpc-port",
                String.valueOf(Ports.free()),
                "--metrics-port",
                String.valueOf(Ports.free()),
                "--dapr-listen-addresses",
                "127.0.0.1",
                "--resources-path",
                components.toString(),
                "--resources-path",
                components.resolve("subscriptions").toString(),
                "--placement-host-address",
                "",
                "--scheduler-host-address",
                "",
                "--enable-app-health-check",
                "--app-health-check-path",
                "/events/health",
                "--app-health-probe-interval",
                "1",
                "--app-health-threshold",
                "2",
                "--dapr-graceful-shutdown-seconds",
                "20");
    }

    private boolean takesPublications() {
        try {
            URI outbound = URI.create("http://127.0.0.1:" + address.httpPort() + "/v1.0/healthz/outbound");
            return http.send(HttpRequest.newBuilder(outbound).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 204;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends it gracefully: what is in flight is finished first. */
    @Override
    public void close() {
        process.close();
    }
}
