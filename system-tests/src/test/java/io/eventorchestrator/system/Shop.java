package io.eventorchestrator.system;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What a customer and a warehouse do with the platform, over HTTP. */
final class Shop {

    static final Duration SOON = Duration.ofSeconds(60);

    private final Platform platform;

    Shop(Platform platform) {
        this.platform = platform;
    }

    String stocked(int quantity) {
        String sku = "SKU-" + UUID.randomUUID();
        platform.put("inventory", "/stock/" + sku, "{\"onHand\":" + quantity + "}");
        return sku;
    }

    String place(String sku, int quantity) {
        String body = """
                {"customer":{"id":"c-1","email":"ada@example.com"},"currency":"EUR",
                 "lines":[{"sku":"%s","quantity":%d,"unitPrice":100}]}""".formatted(sku, quantity);
        return platform.post("order", "/orders", body).path("id").asString();
    }

    void cancel(String order) {
        platform.post("order", "/orders/" + order + "/cancellation", "");
    }

    String state(String order) {
        return platform.get("order", "/orders/" + order).path("state").asString();
    }

    void awaitState(String order, String state) {
        await(order)
                .atMost(SOON)
                .pollDelay(Duration.ZERO)
                .ignoreExceptions()
                .until(() -> state(order).equals(state));
    }

    int available(String sku) {
        return platform.get("inventory", "/stock/" + sku).path("available").asInt();
    }

    List<String> timeline(String order) {
        return platform.get("order", "/orders/" + order + "/timeline")
                .valueStream()
                .map((JsonNode entry) -> entry.path("event").asString())
                .toList();
    }
}
