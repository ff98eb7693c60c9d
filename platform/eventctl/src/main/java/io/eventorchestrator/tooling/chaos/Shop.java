package io.eventorchestrator.tooling.chaos;

import io.eventorchestrator.checker.ClientHistory;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.platform.ReplicatedPlatform;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The services' HTTP APIs. What is asked and answered is noted; an answer that does not come is unknown. */
final class Shop {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ORDERS = "order-service";
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final ReplicatedPlatform platform;
    private final ClientHistory history;

    Shop(ReplicatedPlatform platform, ClientHistory history) {
        this.platform = platform;
        this.history = history;
    }

    /** An answer. */
    record Answer(int status, String body) {

        boolean isGood() {
            return status < 300;
        }

        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    /**
     * Places an order.
     *
     * @param instance of order-service, from 1
     * @param key with which it may be repeated
     */
    Optional<Answer> place(int instance, String key, String order) {
        return noted(instance, key, "/orders", order);
    }

    Optional<Answer> cancel(int instance, String id, String order) {
        return noted(instance, id, "/orders/" + order + "/cancellation", "");
    }

    Optional<Answer> sendBack(int instance, String id, String order, String goods) {
        return noted(instance, id, "/orders/" + order + "/returns", goods);
    }

    private Optional<Answer> noted(int instance, String id, String path, String body) {
        history.asked(id, "POST " + path, body);
        Optional<Answer> answer = send(HttpRequest.newBuilder(uri(ORDERS, instance, path))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", id)
                .POST(BodyPublishers.ofString(body)));
        answer.ifPresent(came -> history.answered(id, came.status(), came.body()));
        return answer;
    }

    /** Sets the goods on hand before the run. */
    void stock(String sku, int onHand) {
        String body = "{\"onHand\":%d,\"threshold\":%d}".formatted(onHand, Math.min(onHand, 5));
        Optional<Answer> answer = send(HttpRequest.newBuilder(uri("inventory-service", 1, "/stock/" + sku))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
        if (answer.filter(Answer::isGood).isEmpty()) {
            throw new NotStartable("inventory-service does not take the stock of " + sku + ".");
        }
    }

    private Optional<Answer> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.timeout(ANSWER).build(), BodyHandlers.ofString());
            return Optional.of(new Answer(answer.statusCode(), answer.body()));
        } catch (IOException unknown) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private URI uri(String service, int instance, String path) {
        return URI.create("http://127.0.0.1:" + platform.port(service, instance) + path);
    }
}
