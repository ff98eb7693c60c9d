package io.eventorchestrator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.checker.ClientHistory;
import io.eventorchestrator.checker.HistoryFolder;
import io.eventorchestrator.checker.Verdict;
import io.eventorchestrator.checker.Verdict.Outcome;
import io.eventorchestrator.platform.LocalKafka;
import io.eventorchestrator.platform.LocalPostgres;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.system.Instance.Surroundings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The independent checker about runs of the real platform; {@link ChaosIT} has it check one in each build. */
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryIT {

    private static final int STOCK = 20;
    private static final Duration EVERY = Duration.ofSeconds(1);

    @TempDir
    private static Path folder;

    private LocalKafka kafka;
    private LocalPostgres postgres;
    private Platform platform;
    private Shop shop;
    private Recording recording;
    private ClientHistory client;
    private String sku;
    private Set<String> violated = Set.of();

    @BeforeAll
    void start() throws Exception {
        kafka = LocalKafka.start(folder.resolve("kafka"), Ports.free());
        postgres = LocalPostgres.start(folder.resolve("postgres"), Ports.free());
        kafka.create(Catalogue.load().topics());
        platform = new Platform(service -> "dapr", new Surroundings(postgres, kafka.bootstrapServers()), Map.of());
        shop = new Shop(platform);
        HistoryFolder history = new HistoryFolder(folder.resolve("history"));
        recording = Recording.begin(history, postgres, kafka.bootstrapServers());
        client = ClientHistory.open(history, Clock.systemUTC());
        run();
    }

    @AfterAll
    void stop() throws Exception {
        recording.close();
        platform.close();
        postgres.close();
        kafka.close();
    }

    private void run() throws Exception {
        sku = shop.stocked(STOCK);
        for (int i = 0; i < 4; i++) {
            shop.awaitState(placed(sku, 3), "CONFIRMED");
        }
        shop.awaitState(placed(sku, STOCK), "REJECTED");
        String unwanted = placed(sku, 2);
        shop.awaitState(unwanted, "CONFIRMED");
        cancel(unwanted);
        shop.awaitState(unwanted, "CANCELLED");
        client.close();
        await().atMost(Shop.SOON)
                .pollInterval(EVERY)
                .untilAsserted(() -> assertThat(check().findings()).isEmpty());
    }

    private String placed(String sku, int quantity) {
        String request = UUID.randomUUID().toString();
        String order = Shop.order(sku, quantity);
        client.asked(request, "POST /orders", order);
        var answer = platform.post("order", "/orders", order);
        client.answered(request, 202, answer.toString());
        return answer.path("id").asString();
    }

    private void cancel(String order) {
        client.asked("cancel", "POST /orders/" + order + "/cancellation", "");
        shop.cancel(order);
        client.answered("cancel", 202, "");
    }

    private Verdict check() throws Exception {
        return recording.check(Map.of(sku, STOCK), List.of());
    }

    @Test
    void aRunWithoutFaultsHoldsUntilAViolationIsPlanted() throws Exception {
        Verdict verdict = check();
        assertThat(verdict.outcome()).as("%s", verdict).isEqualTo(Outcome.HOLDS);
        assertThat(verdict.counts()).containsEntry("orders", 6L).containsEntry("requests", 7L);
        platform.close();

        plant("everything committed is published", """
                insert into orders.event_outbox (topic, message_key, partition, headers, value)
                values ('orders.order.placed', 'k', 0, '[]', 'lost')""");
        plant("an event has its effect once", """
                insert into orders.order_timeline (order_id, event, detail)
                select id, 'NotificationSent', '' from orders.customer_order limit 1""");
        plant("nothing is handled twice", "update orders.event_inbox set noted_at = now()");
        plant("stock changes together with its reservation", "update inventory.stock set reserved = reserved + 1");
        plant(
                "orders and reservations agree",
                "update orders.customer_order set state = 'REJECTED' where state = 'CONFIRMED'");
        plant("answers to clients are kept", """
                delete from orders.order_line; delete from orders.customer_order where state = 'REJECTED'""");
        plant(
                "everything accepted reaches a final state",
                "update orders.customer_order set state = 'PENDING' where state = 'CANCELLED'");
        platform.topics().writeAgain("orders.order.confirmed", "1.0");
        assertThat(rules()).contains("nothing is published that was not committed");
    }

    private void plant(String rule, String sql) throws Exception {
        assertThat(violated).doesNotContain(rule);

        recording.change(sql);

        violated = rules();
        assertThat(violated).contains(rule);
    }

    private Set<String> rules() throws Exception {
        return check().violations().keySet();
    }
}
