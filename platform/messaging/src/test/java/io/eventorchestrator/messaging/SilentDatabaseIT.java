package io.eventorchestrator.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.eventorchestrator.messaging.database.DatabaseProbe;
import io.eventorchestrator.messaging.transport.EventTransport;
import io.eventorchestrator.messaging.transport.OutboundRecord;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A network that swallows everything silently delays deliveries, retries and relay for a limited time only. */
class SilentDatabaseIT {

    // Two seconds for a statement and five more for the driver, several times: the pool finds its lost connections one
    // after the other.
    private static final Duration BOUND = Duration.ofSeconds(40);

    private static final Outsider OUTSIDER = new Outsider(TestPlatform.kafka().bootstrapServers());
    private static SilentProxy network;
    private static ConfigurableApplicationContext service;
    private static JdbcClient database;

    @BeforeAll
    static void start() {
        String url = TestPlatform.postgres().jdbcUrl();
        int port = Integer.parseInt(url.replaceAll(".*:(\\d+)/.*", "$1"));
        network = new SilentProxy(port);
        service = TestService.start(
                TappedWarehouse.class,
                "inventory-service",
                "kafka",
                Map.of(
                        "spring.datasource.url",
                        url.replace(":" + port + "/", ":" + network.port() + "/"),
                        "spring.datasource.hikari.connection-timeout",
                        3_000,
                        "events.database.connect",
                        "1s",
                        "events.database.lock",
                        "1s",
                        "events.database.statement",
                        "2s",
                        "events.database.idle-transaction",
                        "4s"));
        database = JdbcClient.create(direct());
    }

    @AfterAll
    static void stop() throws IOException {
        service.close();
        network.close();
        OUTSIDER.close();
    }

    @Test
    void everyLoopContinuesAfterTheDatabaseWasSilent() {
        awaitHandled(placed("TEA"), Duration.ofMinutes(1));
        CloudEvent retried = placed(Warehouse.FAILS + 2);
        await().atMost(Duration.ofMinutes(5)).until(() -> state(retried).equals("PARKED"));

        network.fallSilent();
        CloudEvent meanwhile = placed("TEA");
        await().atMost(BOUND)
                .until(() -> service.getBean(DatabaseProbe.class).obstacle().isPresent());
        // Long enough to catch every loop in a statement.
        await().atMost(Duration.ofMinutes(1)).pollDelay(Duration.ofSeconds(3)).until(() -> true);
        network.speakAgain();

        awaitHandled(meanwhile, BOUND);
        awaitHandled(retried, BOUND);
        await().atMost(BOUND).until(() -> outbox() == 0);
    }

    // At most two bulks of a topic are in flight, the second with records that failed before.
    @Test
    void aRowThatIsOnItsWayWhenTheDatabaseFallsSilentIsPublishedAndRepeatedOnceAtMost() {
        CloudEvent before = placed("TEA");
        awaitHandled(before, Duration.ofMinutes(1));
        CountDownLatch silent = new CountDownLatch(1);
        UUID order = UUID.randomUUID();
        service.getBean(Tap.class).beforePublishing(outbound -> {
            if (order.toString().equals(outbound.keyText()) && silent.getCount() > 0) {
                network.fallSilent();
                silent.countDown();
            }
        });

        OUTSIDER.producer().send(SampleEvent.orderPlaced(order, "TEA"));
        await().atMost(BOUND).until(() -> silent.getCount() == 0);
        await().atMost(BOUND)
                .until(() -> service.getBean(DatabaseProbe.class).obstacle().isPresent());
        network.speakAgain();

        await().atMost(BOUND).until(() -> outbox() == 0);
        assertThat(OUTSIDER.reader().read("inventory.stock.reserved", order.toString()))
                .hasSizeBetween(1, 2);
    }

    private static int outbox() {
        return database.sql("select count(*) from event_outbox")
                .query(Integer.class)
                .single();
    }

    private static CloudEvent placed(String sku) {
        CloudEvent event = SampleEvent.orderPlaced(UUID.randomUUID(), sku);
        OUTSIDER.producer().send(event);
        return event;
    }

    private static void awaitHandled(CloudEvent event, Duration atMost) {
        await().atMost(atMost).until(() -> state(event).equals("HANDLED"));
    }

    private static String state(CloudEvent event) {
        return database.sql("select state from event_inbox where event_id = :id")
                .param("id", event.getId())
                .query(String.class)
                .optional()
                .orElse("");
    }

    private static javax.sql.DataSource direct() {
        return new org.springframework.jdbc.datasource.DriverManagerDataSource(
                TestPlatform.postgres().jdbcUrl(),
                "inventory_service",
                TestPlatform.postgres().password("inventory_service"));
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import({Warehouse.Reservations.class, AttemptLog.class, Provocations.class, Tap.class})
    static class TappedWarehouse {}

    /** Sees each record right before it is sent to the broker. */
    static class Tap implements BeanPostProcessor {

        private volatile Consumer<OutboundRecord> action = nothing -> {};

        void beforePublishing(Consumer<OutboundRecord> does) {
            action = does;
        }

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (bean instanceof EventTransport transport) {
                EventTransport tapped = bulk -> {
                    bulk.forEach(action);
                    return transport.publish(bulk);
                };
                return tapped;
            }
            return bean;
        }
    }
}
