package io.eventorchestrator.system;

import io.eventorchestrator.platform.testing.TestPlatform;
import io.eventorchestrator.system.Instance.Surroundings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The three services as an operator starts them: their jars, each with its sidecar where the transport needs one. */
final class Platform implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Instance> first = new HashMap<>();
    private final List<Instance> instances = new ArrayList<>();
    private final UnaryOperator<String> transports;
    private final Surroundings surroundings;

    /** @param transports by the name of the service */
    Platform(UnaryOperator<String> transports) {
        this(
                transports,
                new Surroundings(TestPlatform.postgres(), TestPlatform.kafka().bootstrapServers()));
    }

    Platform(UnaryOperator<String> transports, Surroundings surroundings) {
        this.transports = transports;
        this.surroundings = surroundings;
        List<Instance> all = List.of("order", "inventory", "notification").stream()
                .map(this::add)
                .toList();
        all.forEach(Instance::launch);
        all.forEach(Instance::startSidecar);
        all.forEach(Instance::awaitReady);
    }

    /** Starts one more instance of a service, which takes its share of the work. */
    Instance start(String name) {
        Instance instance = add(name);
        instance.start();
        return instance;
    }

    private Instance add(String name) {
        Instance instance = new Instance(name + "-service", transports.apply(name), surroundings);
        first.putIfAbsent(name, instance);
        instances.add(instance);
        return instance;
    }

    /** The first instance of a service. */
    Instance instance(String name) {
        return first.get(name);
    }

    JsonNode get(String service, String path) {
        return body(send(HttpRequest.newBuilder(uri(service, path))));
    }

    /** What a service says of its health, be it well or not. */
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
        instances.parallelStream().forEach(Instance::close);
    }
}
