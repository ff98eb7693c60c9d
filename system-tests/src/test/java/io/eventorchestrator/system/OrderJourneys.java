package io.eventorchestrator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** What happens to orders on the whole platform, whatever the transports. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OrderJourneys {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final UnaryOperator<String> transports;
    private Platform platform;

    OrderJourneys(UnaryOperator<String> transports) {
        this.transports = transports;
    }

    @BeforeAll
    void start() {
        platform = new Platform(transports);
    }

    @AfterAll
    void stop() throws Exception {
        platform.close();
    }

    @Test
    void anOrderInStockIsConfirmedAndItsCustomerTold() {
        String sku = stocked(10);

        String order = place(sku, 3);

        awaitState(order, "CONFIRMED");
        assertThat(available(sku)).isEqualTo(7);
        await().atMost(SOON).until(() -> timeline(order).contains("NotificationSent"));
        assertThat(timeline(order))
                .containsExactly("OrderPlaced", "InventoryReserved", "OrderConfirmed", "NotificationSent");
        assertThat(platform.get("notification", "/notifications?orderId=" + order)
                        .at("/items/0/template")
                        .asString())
                .isEqualTo("order-confirmed");
    }

    @Test
    void anOrderThatExceedsTheStockIsRejectedAndHoldsNothing() {
        String sku = stocked(2);

        String order = place(sku, 3);

        awaitState(order, "REJECTED");
        assertThat(available(sku)).isEqualTo(2);
    }

    @Test
    void aConfirmedOrderThatIsCancelledGivesItsStockBack() {
        String sku = stocked(5);
        String order = place(sku, 5);
        awaitState(order, "CONFIRMED");

        platform.post("order", "/orders/" + order + "/cancellation", "");

        awaitState(order, "CANCELLED");
        assertThat(available(sku)).isEqualTo(5);
    }

    @Test
    void anOrderThatIsCancelledAtOnceEndsCancelledAndHoldsNothing() {
        String sku = stocked(5);
        String order = place(sku, 5);

        platform.post("order", "/orders/" + order + "/cancellation", "");

        awaitState(order, "CANCELLED");
        await().atMost(SOON).until(() -> available(sku) == 5);
    }

    @Test
    void twoInstancesShareTheWorkAndDoNoneOfItTwice() {
        platform.start("inventory");
        String sku = stocked(60);

        List<String> orders =
                IntStream.range(0, 80).mapToObj(i -> place(sku, 1)).toList();

        orders.forEach(order -> await().atMost(SOON).until(() -> !state(order).equals("PENDING")));
        assertThat(orders.stream().map(this::state).filter("CONFIRMED"::equals)).hasSize(60);
        assertThat(available(sku)).isZero();
    }

    private String stocked(int quantity) {
        String sku = "SKU-" + UUID.randomUUID();
        platform.put("inventory", "/stock/" + sku, "{\"onHand\":" + quantity + "}");
        return sku;
    }

    private String place(String sku, int quantity) {
        String body = """
                {"customer":{"id":"c-1","email":"ada@example.com"},"currency":"EUR",
                 "lines":[{"sku":"%s","quantity":%d,"unitPrice":100}]}""".formatted(sku, quantity);
        return platform.post("order", "/orders", body).path("id").asString();
    }

    private void awaitState(String order, String state) {
        await().atMost(SOON).until(() -> state(order).equals(state));
    }

    private String state(String order) {
        return platform.get("order", "/orders/" + order).path("state").asString();
    }

    private int available(String sku) {
        return platform.get("inventory", "/stock/" + sku).path("available").asInt();
    }

    private List<String> timeline(String order) {
        return platform.get("order", "/orders/" + order + "/timeline")
                .valueStream()
                .map((JsonNode entry) -> entry.path("event").asString())
                .toList();
    }
}
