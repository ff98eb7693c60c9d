package io.eventorchestrator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Measures what an order costs each part, from the request to its last notification, with one instance of each. */
@Tag("full")
@Isolated("other tests would take part of what is measured")
class OrderCostIT {

    private static final int CUSTOMERS = 32;
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration LOAD = Duration.ofMinutes(1);
    private static final Duration IDLE = Duration.ofSeconds(30);

    @Test
    void eachPartSpendsProcessorTimeOnAnOrder() throws Exception {
        try (Platform platform = new Platform(service -> "dapr")) {
            Customers customers = customers(platform);
            order(platform, customers, WARM_UP);

            CostSample before = CostSample.of(platform);
            await().pollDelay(IDLE).atMost(IDLE.multipliedBy(2)).until(() -> true);
            CostSample rested = CostSample.of(platform);
            int earlier = customers.accepted();
            order(platform, customers, LOAD);
            CostSample after = CostSample.of(platform);

            OrderCost cost = new OrderCost(before, rested, after, customers.accepted() - earlier);
            report(cost.table());
            assertThat(cost.parts())
                    .containsAll(Catalogue.load().services())
                    .contains("order-service's sidecar", "inventory-service's sidecar", "PostgreSQL", "Kafka");
            assertThat(platform.topics().deadLetters()).isEmpty();
        }
    }

    private static Customers customers(Platform platform) {
        Shop shop = new Shop(platform);
        List<String> skus =
                Stream.generate(() -> shop.stocked(10_000_000)).limit(8).toList();
        return new Customers(platform.instance("order").port(), skus);
    }

    private static void order(Platform platform, Customers customers, Duration time) throws InterruptedException {
        customers.order(CUSTOMERS, time);
        List<ServiceDatabase> databases = Catalogue.load().services().stream()
                .map(service -> platform.database(service.replace("-service", "")))
                .toList();
        await().atMost(time.plus(LOAD).multipliedBy(6))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> platform.database("order").orders("PENDING") == 0
                        && databases.stream().allMatch(database -> database.unfinished() == 0)
                        && Catalogue.load().groups().stream()
                                .allMatch(group -> platform.topics().waiting(group) == 0));
    }

    private static void report(String table) throws IOException {
        Files.writeString(Path.of("target", "order-cost.md"), table);
        System.out.println(table);
    }
}
