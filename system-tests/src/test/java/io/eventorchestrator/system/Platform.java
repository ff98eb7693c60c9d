package io.eventorchestrator.system;

import io.eventorchestrator.platform.ChildProcess;
import io.eventorchestrator.platform.DaprSidecar;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The three services as an operator starts them: their jars, each with its sidecar where the transport needs one. */
final class Platform implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Integer> ports = new HashMap<>();
    private final List<AutoCloseable> parts = new ArrayList<>();
    private final UnaryOperator<String> transports;

    /** @param transports by the name of the service */
    Platform(UnaryOperator<String> transports) {
        this.transports = transports;
        List.of("order", "inventory", "notification").forEach(this::start);
    }

    /** Starts one more instance of a service, which takes its share of the work. */
    void start(String name) {
        String service = name + "-service";
        String transport = transports.apply(name);
        int port = Ports.free();
        int grpcPort = Ports.free();
        Map<String, String> environment = Map.of(
                "SERVER_PORT", String.valueOf(port),
                "DATABASE_URL", TestPlatform.postgres().jdbcUrl(),
                "EVENTS_TRANSPORT", transport,
                "KAFKA_BROKERS", TestPlatform.kafka().bootstrapServers(),
                "DAPR_GRPC_PORT", String.valueOf(grpcPort));
        ChildProcess process = ChildProcess.start(
                service, command(service), environment, Path.of("target", transport + "-" + service + ".log"));
        parts.addFirst(process);
        if (transport.equals("dapr")) {
            parts.addFirst(TestPlatform.sidecar(new DaprSidecar.Address(service, port, Ports.free(), grpcPort)));
        }
        process.awaitReady(START, () -> answers(port));
        ports.putIfAbsent(name, port);
    }

    private static List<String> command(String service) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-jar",
                Path.of("..", service, "target", service + ".jar").toString());
    }

    private boolean answers(int port) {
        try {
            return send(HttpRequest.newBuilder(uri(port, "/actuator/health/readiness")))
                            .statusCode()
                    == 200;
        } catch (IllegalStateException notYet) {
            return false;
        }
    }

    JsonNode get(String service, String path) {
        return body(send(HttpRequest.newBuilder(uri(ports.get(service), path))));
    }

    JsonNode post(String service, String path, String body) {
        return body(send(HttpRequest.newBuilder(uri(ports.get(service), path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))));
    }

    void put(String service, String path, String body) {
        body(send(HttpRequest.newBuilder(uri(ports.get(service), path))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))));
    }

    private static JsonNode body(HttpResponse<String> response) {
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable part : parts) {
            part.close();
        }
    }
}
