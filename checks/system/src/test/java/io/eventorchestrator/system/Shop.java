package io.eventorchestrator.system;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Acts as customer and warehouse over HTTP. */
final class Shop {

    static final Duration SOON = Duration.ofMinutes(5);

    private final Platform platform;

    Shop(Platform platform) {
        this.platform = platform;
    }

    String stocked(int quantity) {
        return stocked(quantity, 0);
    }

    /** @param threshold below which the warehouse is notified */
    String stocked(int quantity, int threshold) {
        String sku = "SKU-" + UUID.randomUUID();
        platform.put("inventory", "/stock/" + sku, "{\"onHand\":%d,\"threshold\":%d}".formatted(quantity, threshold));
        return sku;
    }

    String place(String sku, int quantity) {
        return platform.post("order", "/orders", order(sku, quantity))
                .path("id")
                .asString();
    }

    /** The body of an order request. */
    static String order(String sku, int quantity) {
        return """
                {"customer":{"id":"c-1","email":"ada@example.com"},"currency":"EUR",
                 "lines":[{"sku":"%s","quantity":%d,"unitPrice":100}]}""".formatted(sku, quantity);
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

    /** Waits until an instance takes part in handling orders: it is ready before its group has given it partitions. */
    void awaitShare(Metrics instance) {
        String sku = stocked(10_000);
        long before = instance.handled();
        await().atMost(SOON).until(() -> {
            awaitState(place(sku, 1), "CONFIRMED");
            return instance.handled() > before;
        });
    }

    int available(String sku) {
        return platform.get("inventory", "/stock/" + sku).path("available").asInt();
    }

    /** The stock: on hand, reserved, available. */
    List<Integer> level(String sku) {
        JsonNode level = platform.get("inventory", "/stock/" + sku);
        return Stream.of("onHand", "reserved", "available")
                .map(part -> level.path(part).asInt())
                .toList();
    }

    /** The state of an order's reservation. */
    String reservation(String order) {
        return platform.get("inventory", "/reservations/" + order).path("state").asString();
    }

    void awaitReservation(String order, String... oneOf) {
        await(order)
                .atMost(SOON)
                .pollDelay(Duration.ZERO)
                .ignoreExceptions()
                .until(() -> List.of(oneOf).contains(reservation(order)));
    }

    /** The names of the templates of an order's notifications. */
    List<String> notifications(String order) {
        return platform.get("notification", "/notifications?orderId=" + order)
                .path("items")
                .valueStream()
                .map(notification -> notification.path("template").asString())
                .toList();
    }

    List<String> timeline(String order) {
        return platform.get("order", "/orders/" + order + "/timeline")
                .valueStream()
                .map((JsonNode entry) -> entry.path("event").asString())
                .toList();
    }
}
