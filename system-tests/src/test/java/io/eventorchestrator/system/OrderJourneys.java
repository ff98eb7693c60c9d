package io.eventorchestrator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What happens to orders on the whole platform, whatever the transports. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OrderJourneys {

    private final UnaryOperator<String> transports;
    private Platform platform;
    private Shop shop;

    OrderJourneys(UnaryOperator<String> transports) {
        this.transports = transports;
    }

    @BeforeAll
    void start() {
        platform = new Platform(transports);
        shop = new Shop(platform);
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    void anOrderInStockIsConfirmedAndItsCustomerTold() {
        String sku = shop.stocked(10);

        String order = shop.place(sku, 3);

        shop.awaitState(order, "CONFIRMED");
        assertThat(shop.available(sku)).isEqualTo(7);
        await().atMost(Shop.SOON).until(() -> shop.timeline(order).contains("NotificationSent"));
        assertThat(shop.timeline(order))
                .containsExactly("OrderPlaced", "InventoryReserved", "OrderConfirmed", "NotificationSent");
        assertThat(platform.get("notification", "/notifications?orderId=" + order)
                        .at("/items/0/template")
                        .asString())
                .isEqualTo("order-confirmed");
    }

    @Test
    void anOrderThatExceedsTheStockIsRejectedAndHoldsNothing() {
        String sku = shop.stocked(2);

        String order = shop.place(sku, 3);

        shop.awaitState(order, "REJECTED");
        assertThat(shop.available(sku)).isEqualTo(2);
    }

    @Test
    void aConfirmedOrderThatIsCancelledGivesItsStockBack() {
        String sku = shop.stocked(5);
        String order = shop.place(sku, 5);
        shop.awaitState(order, "CONFIRMED");

        shop.cancel(order);

        shop.awaitState(order, "CANCELLED");
        assertThat(shop.available(sku)).isEqualTo(5);
    }

    @Test
    void anOrderThatIsCancelledAtOnceEndsCancelledAndHoldsNothing() {
        String sku = shop.stocked(5);
        String order = shop.place(sku, 5);

        shop.cancel(order);

        shop.awaitState(order, "CANCELLED");
        await().atMost(Shop.SOON).until(() -> shop.available(sku) == 5);
    }

    @Test
    void twoInstancesShareTheWorkAndDoNoneOfItTwice() {
        try (Instance second = platform.start("inventory")) {
            assertThat(second.isReady()).isTrue();
            String sku = shop.stocked(60);

            List<String> orders =
                    IntStream.range(0, 80).mapToObj(i -> shop.place(sku, 1)).toList();

            orders.forEach(order ->
                    await().atMost(Shop.SOON).until(() -> !shop.state(order).equals("PENDING")));
            assertThat(orders.stream().map(shop::state).filter("CONFIRMED"::equals))
                    .hasSize(60);
            assertThat(shop.available(sku)).isZero();
        }
    }
}
