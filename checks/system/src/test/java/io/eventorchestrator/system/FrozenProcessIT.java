package io.eventorchestrator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.platform.testing.TestPlatform;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A process that is frozen in the middle of its work keeps its connections, locks, leases and partitions. The other
 * instance goes on within the bounded times of ADR 20, and the frozen one does no harm when it goes on.
 */
@Tag("full")
class FrozenProcessIT {

    private static final String FROZEN = "frozen";
    private static final int ORDERS = 40;
    private static final int TIMES = 3;
    private static final Duration IDLE_TRANSACTION = Duration.ofSeconds(10);
    private static final Map<String, String> BOUNDS = Map.of(
            "EVENTS_DATABASE_IDLETRANSACTION",
            IDLE_TRANSACTION.toString(),
            "SPRING_KAFKA_CONSUMER_PROPERTIES_SESSION_TIMEOUT_MS",
            "10000");

    @ParameterizedTest
    @ValueSource(strings = {"dapr", "kafka"})
    void theOtherInstanceGoesOnAndNothingIsLostOrRepeated(String transport) {
        try (Platform platform = new Platform(service -> transport, BOUNDS)) {
            Shop shop = new Shop(platform);
            ServiceDatabase inventory = platform.database("inventory");
            Instance second = platform.start(
                    "inventory", Map.of("DATABASE_URL", ServiceDatabase.named(FROZEN, TestPlatform.postgres())));
            shop.awaitShare(new Metrics(second));
            await().atMost(Shop.SOON).until(() -> inventory.relays() == 2);
            String sku = shop.stocked(10_000);

            List<String> held = inventory.whileDeliveriesWait(() -> {
                List<String> placed = place(shop, sku);
                await().atMost(Shop.SOON).until(() -> inventory.waitingDeliveries(FROZEN) > 0);
                second.freeze();
                return placed;
            });
            long frozenAt = System.nanoTime();
            await().atMost(IDLE_TRANSACTION).until(() -> inventory.idleDeliveries(FROZEN) > 0);
            List<String> orders =
                    Stream.concat(held.stream(), place(shop, sku).stream()).toList();
            platform.topics().writeAgain("orders.order.placed", new HashSet<>(orders), TIMES);

            await().atMost(Shop.SOON).until(() -> inventory.idleDeliveries(FROZEN) == 0);
            orders.forEach(order -> shop.awaitState(order, "CONFIRMED"));
            assertThat(second.isReady()).isFalse();
            System.out.printf(
                    "Frozen instance on %s: all orders confirmed %d s after the freeze%n",
                    transport, seconds(frozenAt));

            second.thaw();
            await().atMost(Shop.SOON).until(second::isReady);
            shop.awaitShare(new Metrics(second));
            assertHandledOnce(platform, orders);
            assertThat(shop.level(sku)).containsExactly(10_000, orders.size(), 10_000 - orders.size());
        }
    }

    private static void assertHandledOnce(Platform platform, List<String> orders) {
        ServiceDatabase inventory = platform.database("inventory");
        await().atMost(Shop.SOON)
                .until(() -> orders.stream()
                        .allMatch(order -> inventory.handled("orders.order.placed", order) == 1 + TIMES));
        await().atMost(Shop.SOON).until(() -> inventory.unfinished() == 0);
        // A lost lease repeats the bulks in flight; these orders were in none, since their deliveries waited.
        assertThat(platform.topics().writtenByKey("inventory.stock.reserved"))
                .as("records in Kafka by order")
                .containsAllEntriesOf(orders.stream().collect(Collectors.toMap(order -> order, order -> 1L)));
        assertThat(orders)
                .allMatch(order -> platform.database("order").handled("inventory.stock.reserved", order) == 1);
        assertThat(inventory.outOfOrder()).isZero();
        assertThat(platform.topics().deadLetters()).isEmpty();
    }

    private static List<String> place(Shop shop, String sku) {
        return IntStream.range(0, ORDERS).mapToObj(i -> shop.place(sku, 1)).toList();
    }

    private static long seconds(long since) {
        return Duration.ofNanos(System.nanoTime() - since).toSeconds();
    }
}
