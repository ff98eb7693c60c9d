package io.eventorchestrator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.system.Receiver.Call;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A webhook's receiver learns of orders, and orders learn whether the receiver accepted. */
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookJourneysIT {

    private Receiver receiver;
    private Platform platform;
    private Shop shop;

    @BeforeAll
    void start() throws IOException {
        receiver = new Receiver();
        platform = new Platform(
                service -> "kafka",
                Map.of(
                        "NOTIFICATIONS_WEBHOOK",
                        "true",
                        "NOTIFICATIONS_WEBHOOK_URL",
                        receiver.url(),
                        "NOTIFICATIONS_WEBHOOK_SECRET",
                        "whsec_" + "A".repeat(36),
                        "NOTIFICATIONS_WEBHOOK_ALLOWPRIVATE",
                        "true"));
        shop = new Shop(platform);
    }

    @AfterAll
    void stop() {
        platform.close();
        receiver.close();
    }

    @Test
    void theReceiverIsCalledOnceForAConfirmedOrderAndTheTimelineShowsIt() {
        String order = shop.place(shop.stocked(5), 1);

        shop.awaitState(order, "CONFIRMED");
        await().atMost(Shop.SOON).until(() -> shop.timeline(order).size() == 5);
        assertThat(shop.timeline(order))
                .containsExactly(
                        "OrderPlaced", "InventoryReserved", "OrderConfirmed", "NotificationSent", "NotificationSent");
        assertThat(receiver.calls("orderId", order))
                .extracting(call -> call.text("template"), Call::idempotencyKey)
                .containsExactly(tuple("order-confirmed", idOfWebhook(order)));
    }

    @Test
    void aPermanentRefusalByTheReceiverIsInTheOrdersTimeline() {
        String order = shop.place(shop.stocked(1), 2);

        shop.awaitState(order, "REJECTED");
        await().atMost(Shop.SOON).until(() -> shop.timeline(order).contains("NotificationFailed"));
        assertThat(platform.get("order", "/orders/" + order + "/timeline").valueStream())
                .filteredOn(entry -> entry.path("event").asString().equals("NotificationFailed"))
                .extracting(entry -> entry.path("detail").asString())
                .containsExactly(Receiver.REFUSED + ": the webhook answered 410: it is gone");
        assertThat(receiver.calls("orderId", order)).hasSize(1);
    }

    @Test
    void theWarehouseIsNotifiedWhenStockFallsBelowItsThreshold() {
        String sku = shop.stocked(10, 5);

        shop.awaitState(shop.place(sku, 6), "CONFIRMED");

        List<Call> told = await().atMost(Shop.SOON).until(() -> receiver.calls("text", sku), calls -> !calls.isEmpty());
        assertThat(told).extracting(call -> call.text("template")).containsExactly("stock-depleted");
        assertThat(told).extracting(call -> call.text("recipient")).containsExactly("warehouse@example.com");
    }

    private String idOfWebhook(String order) {
        return platform.get("notification", "/notifications?orderId=" + order)
                .path("items")
                .valueStream()
                .filter(item -> item.path("channel").asString().equals("webhook"))
                .map(item -> item.path("id").asString())
                .findFirst()
                .orElseThrow();
    }
}
