package io.eventorchestrator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Orders whose events are late, on real sidecars: order-service asks inventory-service. */
@Tag("full")
class LateOutcomesIT {

    private static Platform platform;
    private static Shop shop;

    @BeforeAll
    static void start() {
        platform = new Platform(service -> "dapr", Map.of("ORDERS_LATE_OUTCOMES_AFTER", "2s"));
        shop = new Shop(platform);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void anOrderIsConfirmedByTheAnswerWhileItsEventIsHeldUpAndTheEventChangesNothing() {
        String sku = shop.stocked(5);
        String order = heldUp("inventory.stock.reserved", sku, 2, "CONFIRMED");

        assertEnded(order, "inventory.stock.reserved", "OrderPlaced", "InventoryReserved", "OrderConfirmed");
        assertThat(platform.topics().written("orders.order.confirmed", order)).isOne();
        assertThat(shop.level(sku)).containsExactly(5, 2, 3);
    }

    @Test
    void anOrderIsRejectedByTheAnswerWhileItsEventIsHeldUpAndTheEventChangesNothing() {
        String sku = shop.stocked(5);
        String order = heldUp("inventory.stock.rejected", sku, 6, "REJECTED");

        assertEnded(order, "inventory.stock.rejected", "OrderPlaced", "InventoryRejected", "OrderRejected");
        assertThat(platform.topics().written("orders.order.rejected", order)).isOne();
    }

    @Test
    void whileInventoryIsDownTheBreakerOpensAndOrdersStayPendingAndNoneIsLost() throws IOException {
        String sku = shop.stocked(5);
        platform.instance("inventory").close();
        Metrics metrics = new Metrics(platform.instance("order"));
        List<String> orders = List.of(shop.place(sku, 1), shop.place(sku, 1));

        await().atMost(Shop.SOON)
                .until(() -> metrics.counter("orders_late_outcomes_total", "result", "unanswered") > 0);
        await().atMost(Shop.SOON)
                .untilAsserted(() -> assertThat(platform.instance("order").sidecarMetrics())
                        .anyMatch(line -> line.startsWith("dapr_resiliency_activations_total{")
                                && line.contains("policy=\"circuitbreaker\"")
                                && line.contains("status=\"open\"")
                                && line.contains("target=\"app_inventory-service\"")));
        assertThat(platform.instance("order").sidecarLog())
                .anyMatch(line -> line.contains("Circuit breaker") && line.contains("from closed to open"));
        assertThat(orders).allSatisfy(order -> assertThat(shop.state(order)).isEqualTo("PENDING"));
        platform.instance("inventory").start();

        orders.forEach(order -> shop.awaitState(order, "CONFIRMED"));
    }

    private static String heldUp(String topic, String sku, int quantity, String state) {
        return platform.database("inventory").whileHoldingBack(topic, () -> {
            String placed = shop.place(sku, quantity);
            shop.awaitState(placed, state);
            return placed;
        });
    }

    /** Waits for the late event and for the customer's notification, then checks the complete timeline. */
    private static void assertEnded(String order, String late, String placed, String answered, String decided) {
        await(order).atMost(Shop.SOON).until(() -> platform.database("order").handled(late, order) == 1);
        await(order)
                .atMost(Shop.SOON)
                .untilAsserted(() -> assertThat(shop.timeline(order))
                        .containsExactlyInAnyOrder(placed, answered, decided, "NotificationSent"));
    }
}
