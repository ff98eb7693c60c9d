package io.eventorchestrator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.LocalKafka;
import io.eventorchestrator.platform.LocalPostgres;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.system.Instance.Surroundings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Whichever part fails for a while, nothing is dead-lettered or lost, and the platform recovers by itself. In each
 * build, {@code ChaosIT} kills and freezes the same parts.
 */
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsIT {

    private static final int ORDERS = 20;
    private static final Duration EVERY = Duration.ofMillis(200);

    @TempDir
    private static Path folder;

    private final int kafkaPort = Ports.free();
    private final int postgresPort = Ports.free();
    private LocalKafka kafka;
    private LocalPostgres postgres;
    private Platform platform;
    private Shop shop;

    @BeforeAll
    void start() {
        startKafka();
        startPostgres();
        kafka.create(Catalogue.load().topics());
        platform = new Platform(service -> "dapr", new Surroundings(postgres, kafka.bootstrapServers()), Map.of());
        shop = new Shop(platform);
    }

    @AfterAll
    void stop() {
        platform.close();
        kafka.close();
        postgres.close();
    }

    @AfterEach
    void nothingIsDead() {
        assertThat(new Topics(kafka.bootstrapServers()).deadLetters()).isEmpty();
    }

    @Test
    void ordersAreAcceptedWhileTheBrokerIsDownAndFlowWhenItReturns() {
        String sku = shop.stocked(ORDERS);
        kafka.kill();

        List<String> orders = placed(sku);
        assertThat(orders).allMatch(order -> shop.state(order).equals("PENDING"));
        startKafka();

        orders.forEach(order -> shop.awaitState(order, "CONFIRMED"));
    }

    @Test
    void eventsWaitWhileTheDatabaseIsDown() {
        String sku = shop.stocked(ORDERS);
        List<String> orders = placed(sku);
        postgres.close();

        await().atMost(Shop.SOON)
                .until(() -> !platform.instance("inventory").isReady()
                        && !platform.instance("order").isReady());
        JsonNode readiness = platform.health("inventory", "readiness").at("/components/db");
        assertThat(readiness.at("/details/error").asString()).endsWith("Failed to obtain JDBC Connection");
        assertThat(readiness.toString()).doesNotContain("127.0.0.1", "localhost", String.valueOf(postgresPort));
        await().atMost(Shop.SOON)
                .untilAsserted(() -> assertThat(platform.health("inventory", "messaging")
                                .at("/details/consumption")
                                .asString())
                        .isEqualTo("paused: the database does not answer"));
        startPostgres();

        orders.forEach(order -> shop.awaitState(order, "CONFIRMED"));
        assertThat(shop.available(sku)).isZero();
    }

    @Test
    void ordersAreAcceptedWhileTheSidecarIsDown() {
        String sku = shop.stocked(ORDERS);
        platform.instance("order").killSidecar();

        List<String> orders = placed(sku);
        assertThat(platform.health("order", "messaging")
                        .at("/details/transport")
                        .asString())
                .isEqualTo("does not answer");
        platform.instance("order").startSidecar();

        orders.forEach(order -> shop.awaitState(order, "CONFIRMED"));
    }

    @Test
    void eventsWaitWhileTheApplicationIsDown() {
        String sku = shop.stocked(ORDERS);
        platform.instance("inventory").kill();

        List<String> orders = placed(sku);
        platform.instance("inventory").launch();
        platform.instance("inventory").awaitReady();

        orders.forEach(order -> shop.awaitState(order, "CONFIRMED"));
    }

    @Test
    void aRollingRestartOfTwoInstancesUnderLoadLosesNothing() throws Exception {
        Instance second = platform.start("inventory");
        shop.awaitShare(new Metrics(second));
        String sku = shop.stocked(10_000);
        AtomicBoolean go = new AtomicBoolean(true);
        List<String> orders = new CopyOnWriteArrayList<>();
        try (ExecutorService customer = Executors.newSingleThreadExecutor()) {
            Future<?> load = customer.submit(() -> {
                while (go.get()) {
                    orders.add(shop.place(sku, 1));
                    LockSupport.parkNanos(EVERY.toNanos());
                }
            });
            try {
                for (Instance instance : List.of(platform.instance("inventory"), second)) {
                    int before = orders.size();
                    instance.close();
                    instance.start();
                    assertThat(orders).as("placed meanwhile").hasSizeGreaterThan(before);
                    shop.awaitShare(new Metrics(instance));
                }
            } finally {
                go.set(false);
            }
            load.get();
        }

        orders.forEach(order -> shop.awaitState(order, "CONFIRMED"));
        assertThat(shop.available(sku)).isEqualTo(10_000 - orders.size());
        second.close();
    }

    private List<String> placed(String sku) {
        return IntStream.range(0, ORDERS).mapToObj(i -> shop.place(sku, 1)).toList();
    }

    private void startKafka() {
        kafka = LocalKafka.start(folder.resolve("kafka"), kafkaPort);
    }

    private void startPostgres() {
        postgres = LocalPostgres.start(folder.resolve("postgres"), postgresPort);
    }
}
