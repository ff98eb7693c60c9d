package io.eventorchestrator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.platform.testing.AtOnce;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The journeys of orders through the whole platform, on any transport. */
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

    Platform platform() {
        return platform;
    }

    Shop shop() {
        return shop;
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @AfterEach
    void nothingIsDead() {
        assertThat(platform.topics().deadLetters()).isEmpty();
    }

    @Test
    void anOrderInStockIsConfirmedAndItsCustomerNotified() {
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
    void anOrderThatExceedsTheStockIsRejectedAndReservesNothing() {
        String sku = shop.stocked(2);

        String order = shop.place(sku, 3);

        shop.awaitState(order, "REJECTED");
        assertThat(shop.available(sku)).isEqualTo(2);
    }

    @Test
    void anOrderForAnUnknownSkuIsRejected() {
        String order = shop.place("SKU-" + UUID.randomUUID(), 1);

        shop.awaitState(order, "REJECTED");
        await().atMost(Shop.SOON).until(() -> shop.timeline(order).contains("NotificationSent"));
        assertThat(shop.timeline(order))
                .containsExactly("OrderPlaced", "InventoryRejected", "OrderRejected", "NotificationSent");
        assertThat(shop.notifications(order)).containsExactly("order-rejected");
    }

    @Test
    void cancellingAConfirmedOrderReleasesItsStock() {
        String sku = shop.stocked(5);
        String order = shop.place(sku, 5);
        shop.awaitState(order, "CONFIRMED");

        shop.cancel(order);

        shop.awaitState(order, "CANCELLED");
        assertThat(shop.available(sku)).isEqualTo(5);
    }

    @Test
    void anOrderThatIsCancelledAtOnceEndsCancelledAndReservesNothing() {
        String sku = shop.stocked(5);
        String order = shop.place(sku, 5);

        shop.cancel(order);

        shop.awaitState(order, "CANCELLED");
        await().atMost(Shop.SOON).until(() -> shop.available(sku) == 5);
    }

    @Test
    void aCancellationThatOvertakesItsOrderLeavesNothingToReserve() {
        String sku = shop.stocked(5);
        String order = platform.database("order").whileHoldingBack("orders.order.placed", () -> {
            String placed = shop.place(sku, 5);
            shop.cancel(placed);
            shop.awaitState(placed, "CANCELLED");
            return placed;
        });

        awaitHandled("inventory", "orders.order.placed", order);
        assertThat(shop.reservation(order)).isEqualTo("NEVER_HELD");
        assertThat(platform.topics().written("inventory.stock.reserved", order)).isZero();
        assertEndedCancelled(sku, order);
    }

    @Test
    void aCancellationThatCrossesTheConfirmationWins() {
        String sku = shop.stocked(5);
        String order = platform.database("order").whileDeliveriesWait(() -> {
            String placed = shop.place(sku, 5);
            shop.awaitReservation(placed, "HELD");
            shop.cancel(placed);
            assertThat(shop.state(placed)).isEqualTo("CANCELLING");
            return placed;
        });

        shop.awaitState(order, "CANCELLED");
        awaitHandled("order", "inventory.stock.reserved", order);
        assertThat(shop.reservation(order)).isEqualTo("RELEASED");
        assertThat(platform.topics().written("orders.order.confirmed", order)).isZero();
        assertEndedCancelled(sku, order);
    }

    @Test
    void aDeadlineThatCrossesTheReservationWins() {
        String sku = shop.stocked(5);
        String order = platform.database("order").whileDeliveriesWait(() -> {
            String placed = shop.place(sku, 5);
            shop.awaitReservation(placed, "HELD");
            platform.database("order").age(placed);
            shop.awaitState(placed, "EXPIRED");
            return placed;
        });

        awaitHandled("order", "inventory.stock.reserved", order);
        shop.awaitReservation(order, "RELEASED");
        assertThat(platform.topics().written("orders.order.confirmed", order)).isZero();
        assertEndedExpired(sku, order);
    }

    @Test
    void ordersThatEndWhileInventoryIsDownReserveNothingWhenItReturns() {
        String sku = shop.stocked(5);
        platform.instance("inventory").close();
        String cancelled = shop.place(sku, 3);
        shop.cancel(cancelled);
        String expired = shop.place(sku, 2);
        platform.database("order").age(expired);
        shop.awaitState(expired, "EXPIRED");
        assertThat(shop.state(cancelled)).isEqualTo("CANCELLING");

        platform.instance("inventory").start();

        // Inventory may read the two events of an order in either sequence.
        for (String order : List.of(cancelled, expired)) {
            awaitHandled("inventory", "orders.order.placed", order);
            shop.awaitReservation(order, "NEVER_HELD", "RELEASED");
        }
        assertEndedCancelled(sku, cancelled);
        assertEndedExpired(sku, expired);
    }

    @Test
    void anOrderThatIsCancelledTwiceIsCancelledOnce() throws Exception {
        String sku = shop.stocked(5);
        String order = shop.place(sku, 5);
        shop.awaitState(order, "CONFIRMED");

        AtOnce.call(4, () -> {
            shop.cancel(order);
            return true;
        });
        shop.awaitState(order, "CANCELLED");
        shop.cancel(order);

        assertThat(platform.topics().written("orders.order.cancelled", order)).isOne();
        assertEnded(
                sku,
                order,
                List.of("order-confirmed", "order-cancelled"),
                "OrderPlaced",
                "InventoryReserved",
                "OrderConfirmed",
                "NotificationSent",
                "CancellationRequested",
                "OrderCancelled",
                "InventoryReleased",
                "NotificationSent");
        assertThat(shop.state(order)).isEqualTo("CANCELLED");
    }

    private void assertEndedCancelled(String sku, String order) {
        assertEnded(
                sku,
                order,
                List.of("order-cancelled"),
                "OrderPlaced",
                "CancellationRequested",
                "OrderCancelled",
                "InventoryReleased",
                "NotificationSent");
        assertThat(shop.state(order)).isEqualTo("CANCELLED");
    }

    private void assertEndedExpired(String sku, String order) {
        assertEnded(
                sku,
                order,
                List.of("order-expired"),
                "OrderPlaced",
                "DeadlinePassed",
                "OrderExpired",
                "NotificationSent");
        assertThat(shop.state(order)).isEqualTo("EXPIRED");
    }

    /** Checks the complete timeline, that each notification was sent once, and that all five units are available. */
    private void assertEnded(String sku, String order, List<String> notifications, String... timeline) {
        awaitHandled("order", "inventory.stock.released", order);
        await(order)
                .atMost(Shop.SOON)
                .untilAsserted(() -> assertThat(shop.timeline(order)).containsExactlyInAnyOrder(timeline));
        assertThat(shop.notifications(order)).containsExactlyInAnyOrderElementsOf(notifications);
        assertThat(platform.topics().written("inventory.stock.released", order)).isOne();
        assertThat(shop.level(sku)).containsExactly(5, 0, 5);
    }

    private void awaitHandled(String service, String topic, String order) {
        await(order).atMost(Shop.SOON).until(() -> platform.database(service).handled(topic, order) == 1);
    }

    @Test
    void anUnpublishableRecordHoldsOnlyItsKeyUntilAnOperatorDiscardsIt(@TempDir Path folder) throws Exception {
        ServiceDatabase inventory = platform.database("inventory");
        EventCtl shell = new EventCtl(folder);
        inventory.login().forEach(shell::set);
        String sku = shop.stocked(5);
        List<Long> records = new ArrayList<>();
        String held = inventory.whileDeliveriesWait(() -> {
            String placed = shop.place(sku, 1);
            records.add(inventory.append("inventory.stock.reserved", 0, placed, 400_000));
            records.add(inventory.append("inventory.stock.rejected", 0, placed, 400_000));
            records.forEach(each -> await().atMost(Shop.SOON)
                    .until(() -> !inventory.setAside(each).isEmpty()));
            return placed;
        });

        shop.awaitState(shop.place(sku, 1), "CONFIRMED");
        shop.awaitReservation(held, "HELD");
        assertThat(shop.state(held)).isEqualTo("PENDING");
        Metrics metrics = new Metrics(platform.instance("inventory"));
        await().atMost(Shop.SOON).until(() -> metrics.gauge("events_outbox_set_aside_events") == 2);
        assertThat(outbox(shell, "show", records))
                .contains("set aside", "value      400000 bytes", "holds back 1 record of its key", "stock.rejected");

        String before = inventory.setAside(records.getFirst());
        outbox(shell, "retry", records.subList(0, 1), "--why", "a-test");
        await().atMost(Shop.SOON).until(() -> !List.of("", before).contains(inventory.setAside(records.getFirst())));
        assertThat(shop.state(held)).isEqualTo("PENDING");

        outbox(shell, "discard", records, "--why", "a-test", "--yes");
        shop.awaitState(held, "CONFIRMED");
        await().atMost(Shop.SOON).until(() -> metrics.gauge("events_outbox_set_aside_events") == 0);
    }

    private static String outbox(EventCtl shell, String command, List<Long> records, String... options)
            throws Exception {
        String named = records.stream().map(seq -> " inventory-service/" + seq).collect(Collectors.joining());
        String line = "./eventctl outbox " + command + " --service inventory-service" + named + " "
                + String.join(" ", options);
        assertThat(shell.run(line)).as(line + "\n" + shell.output()).isZero();
        return shell.output();
    }

    @Tag("full")
    @Test
    void twoInstancesShareTheWorkWithoutRepeatingAny() {
        try (Instance second = platform.start("inventory")) {
            List<Metrics> both = List.of(new Metrics(platform.instance("inventory")), new Metrics(second));
            shop.awaitShare(both.getLast());
            List<Long> before = both.stream().map(Metrics::handled).toList();
            String sku = shop.stocked(60);

            List<String> orders =
                    IntStream.range(0, 80).mapToObj(i -> shop.place(sku, 1)).toList();

            orders.forEach(order ->
                    await().atMost(Shop.SOON).until(() -> !shop.state(order).equals("PENDING")));
            assertThat(orders.stream().map(shop::state).filter("CONFIRMED"::equals))
                    .hasSize(60);
            assertThat(shop.available(sku)).isZero();
            assertThat(both)
                    .as("handled before: %s", before)
                    .allMatch(each -> each.handled() > before.get(both.indexOf(each)));
        }
    }
}
