package io.eventorchestrator.system;

import io.eventorchestrator.platform.HttpEndpoint;
import io.eventorchestrator.platform.LocalPostgres;
import io.eventorchestrator.platform.testing.TestPlatform;
import io.eventorchestrator.system.Instance.Surroundings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The three services as an operator starts them: from their jars, with sidecars on the dapr transport. */
final class Platform implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Instance> first = new HashMap<>();
    private final List<Instance> instances = new ArrayList<>();
    private final UnaryOperator<String> transports;
    private final Surroundings surroundings;
    private final Map<String, String> settings;
    private final Path endpoints = Path.of("target", "http-endpoints-" + UUID.randomUUID());

    /** @param transports transport by name of the service */
    Platform(UnaryOperator<String> transports) {
        this(transports, Map.of());
    }

    /** @param settings environment variables of all services */
    Platform(UnaryOperator<String> transports, Map<String, String> settings) {
        this(
                transports,
                new Surroundings(TestPlatform.postgres(), TestPlatform.kafka().bootstrapServers()),
                settings);
    }

    Platform(UnaryOperator<String> transports, Surroundings surroundings, Map<String, String> settings) {
        this(transports, surroundings, settings, port -> port);
    }

    /** @param front gives the port at which order-service's sidecar finds inventory-service, which has the given one */
    Platform(
            UnaryOperator<String> transports,
            Surroundings surroundings,
            Map<String, String> settings,
            IntUnaryOperator front) {
        this.transports = transports;
        this.surroundings = surroundings;
        this.settings = settings;
        List.of("order", "inventory", "notification").forEach(this::add);
        new HttpEndpoint(
                        "order-service",
                        "inventory-service",
                        front.applyAsInt(instance("inventory").port()),
                        Instance.RETURNS_TOKEN)
                .writeTo(endpoints);
        try {
            startAll();
        } catch (RuntimeException notReady) {
            // Otherwise the started half would go on working on the same topics.
            close();
            throw notReady;
        }
    }

    private void startAll() {
        instances.forEach(Instance::launch);
        instances.forEach(Instance::startSidecar);
        instances.forEach(Instance::awaitReady);
    }

    /** Starts another instance of a service, which joins its consumer groups. */
    Instance start(String name) {
        return start(name, Map.of());
    }

    /** @param more environment variables of this instance alone */
    Instance start(String name, Map<String, String> more) {
        Instance instance = add(name, more);
        instance.start();
        return instance;
    }

    private void add(String name) {
        first.put(name, add(name, Map.of()));
    }

    private Instance add(String name, Map<String, String> more) {
        // Otherwise an order that a test keeps waiting would go on.
        Map<String, String> all = new HashMap<>(Map.of("ORDERS_LATE_OUTCOMES_AFTER", "1h"));
        all.putAll(settings);
        all.putAll(more);
        Instance instance = new Instance(name + "-service", transports.apply(name), surroundings, endpoints, all);
        instances.add(instance);
        return instance;
    }

    /** The first instance of a service. */
    Instance instance(String name) {
        return first.get(name);
    }

    /** The tables of a service. */
    ServiceDatabase database(String name) {
        return new ServiceDatabase(surroundings.database(), name + "-service");
    }

    /** A connection to the database of all services, without their limits. */
    Connection superuser() throws SQLException {
        LocalPostgres database = surroundings.database();
        return DriverManager.getConnection(database.jdbcUrl(), "postgres", database.password("postgres"));
    }

    /** The topics of the broker that all services use. */
    Topics topics() {
        return new Topics(surroundings.brokers());
    }

    JsonNode get(String service, String path) {
        return body(send(HttpRequest.newBuilder(uri(service, path))));
    }

    /** The service's health report, whatever its status. */
    JsonNode health(String service, String group) {
        return JSON.readTree(send(HttpRequest.newBuilder(uri(service, "/actuator/health/" + group)))
                .body());
    }

    JsonNode post(String service, String path, String body) {
        return body(send(HttpRequest.newBuilder(uri(service, path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))));
    }

    void put(String service, String path, String body) {
        body(send(HttpRequest.newBuilder(uri(service, path))
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

    private URI uri(String service, String path) {
        return URI.create("http://127.0.0.1:" + instance(service).port() + path);
    }

    @Override
    public void close() {
        CompletableFuture.allOf(instances.stream()
                        .map(instance -> CompletableFuture.runAsync(instance::close, Thread::startVirtualThread))
                        .toArray(CompletableFuture[]::new))
                .join();
    }
}
