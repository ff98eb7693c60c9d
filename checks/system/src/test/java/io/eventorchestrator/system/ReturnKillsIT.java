package io.eventorchestrator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.platform.LocalPostgres;
import io.eventorchestrator.platform.LocalWorkflows;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.RefundServer;
import io.eventorchestrator.platform.testing.TestPlatform;
import io.eventorchestrator.system.Instance.Surroundings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Whatever part is killed at whichever step, a return ends once: its goods, its refund and its customer's mail. */
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReturnKillsIT {

    private static final int ORDERED = 5;
    private static final int RETURNED = 1;
    private static final String APPROVAL = "{\"approve\":true,\"by\":\"grace\",\"why\":\"a test\"}";

    @TempDir
    private static Path folder;

    private final int postgresPort = Ports.free();
    private LocalPostgres postgres;
    private LocalWorkflows workflows;
    private RefundServer provider;
    private Gate payments;
    private Gate warehouse;
    private Platform platform;
    private Shop shop;

    @BeforeAll
    void start() throws IOException {
        startPostgres();
        workflows = TestPlatform.newWorkflows();
        provider = RefundServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), folder.resolve("refunds"));
        payments = Gate.before(provider.port());
        platform = new Platform(
                service -> "dapr",
                new Surroundings(postgres, TestPlatform.kafka().bootstrapServers()).with(workflows),
                Map.of(
                        "ORDERS_RETURNS_STUCK_AFTER",
                        "15s",
                        "ORDERS_REFUNDS_URL",
                        "http://127.0.0.1:" + payments.port()),
                port -> {
                    warehouse = Gate.before(port);
                    return warehouse.port();
                });
        shop = new Shop(platform);
    }

    @AfterAll
    void stop() throws IOException {
        platform.close();
        warehouse.close();
        payments.close();
        provider.close();
        workflows.close();
        postgres.close();
    }

    /** A moment of a return. */
    enum Moment {
        BEFORE_THE_GOODS_ARE_TAKEN_BACK(100, "COMPLETED", "PUT /returns/", false),
        ONCE_THE_GOODS_ARE_TAKEN_BACK(100, "COMPLETED", "PUT /returns/", true),
        WHILE_A_PERSON_IS_WAITED_FOR(6_000, "COMPLETED", "no call", false),
        BEFORE_THE_REFUND(100, "COMPLETED", "POST /refunds ", false),
        ONCE_IT_IS_REFUNDED(100, "COMPLETED", "POST /refunds ", true),
        ONCE_THE_REFUND_IS_CANCELLED(100, "FAILED", "POST /refunds/[^ ]+/cancellation", true),
        // The provider refuses amounts that end in 13.
        ONCE_THE_GOODS_ARE_TAKEN_OUT(113, "FAILED", "DELETE /returns/", true);

        private final int price;
        private final String end;
        private final Pattern call;
        private final boolean afterEffect;

        Moment(int price, String end, String call, boolean afterEffect) {
            this.price = price;
            this.end = end;
            this.call = Pattern.compile(call);
            this.afterEffect = afterEffect;
        }
    }

    /** A part that is killed. */
    enum Victim {
        ORDER_SERVICE,
        SIDECAR,
        SCHEDULER,
        PLACEMENT,
        POSTGRESQL
    }

    static Stream<Arguments> allVictims() {
        return Stream.of(Moment.values())
                .flatMap(moment -> Stream.of(Victim.values()).map(victim -> Arguments.of(moment, victim)));
    }

    @ParameterizedTest
    @MethodSource("allVictims")
    void aReturnEndsOnceWhateverIsKilled(Moment moment, Victim victim) throws Exception {
        String sku = shop.stocked(ORDERED);
        String order = confirmed(sku, moment.price);
        payments.refuse(call -> moment == Moment.ONCE_THE_REFUND_IS_CANCELLED
                && call.startsWith("POST /refunds ")
                && call.contains(order));
        CountDownLatch killed = new CountDownLatch(1);
        Runnable kill = () -> {
            kill(victim);
            killed.countDown();
        };
        payments.once(moment.call, moment.afterEffect, kill);
        warehouse.once(moment.call, moment.afterEffect, kill);

        String id = requested(order, sku);
        if (moment == Moment.WHILE_A_PERSON_IS_WAITED_FOR) {
            awaitState(id, "AWAITING_DECISION");
            kill.run();
        }
        assertThat(killed.await(Shop.SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        restart(victim);
        if (moment == Moment.WHILE_A_PERSON_IS_WAITED_FOR) {
            approve(id);
        }

        awaitState(id, moment.end);
        assertEndedOnce(order, sku, id, moment);
    }

    private void assertEndedOnce(String order, String sku, String id, Moment moment) throws IOException {
        boolean completed = moment.end.equals("COMPLETED");
        assertThat(shop.available(sku)).isEqualTo(completed ? RETURNED : 0);
        assertThat(Files.readAllLines(folder.resolve("refunds")))
                .filteredOn(line -> line.contains(" REFUNDED ") && line.contains(id))
                .hasSize(completed ? 1 : 0);
        String template = completed ? "return-completed" : "return-failed";
        await(order)
                .atMost(Shop.SOON)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(shop.notifications(order))
                        .filteredOn(name -> name.equals("return-completed") || name.equals("return-failed"))
                        .containsExactly(template));
    }

    private String confirmed(String sku, int price) {
        String body = Shop.order(sku, ORDERED).replace("\"unitPrice\":100", "\"unitPrice\":" + price);
        String order = platform.post("order", "/orders", body).path("id").asString();
        shop.awaitState(order, "CONFIRMED");
        return order;
    }

    private String requested(String order, String sku) {
        String body = "{\"lines\":[{\"sku\":\"%s\",\"quantity\":%d}],\"reason\":\"a test\"}".formatted(sku, RETURNED);
        return platform.post("order", "/orders/" + order + "/returns", body)
                .path("id")
                .asString();
    }

    private void approve(String id) {
        await(id)
                .atMost(Shop.SOON)
                .ignoreExceptions()
                .untilAsserted(() -> platform.post("order", "/returns/" + id + "/decision", APPROVAL));
    }

    private void awaitState(String id, String state) {
        await(id).atMost(Shop.SOON).ignoreExceptions().untilAsserted(() -> {
            JsonNode found = platform.get("order", "/returns/" + id);
            assertThat(found.path("state").asString()).as("%s", found).isEqualTo(state);
        });
    }

    private void kill(Victim victim) {
        switch (victim) {
            case ORDER_SERVICE -> platform.instance("order").kill();
            case SIDECAR -> platform.instance("order").killSidecar();
            case SCHEDULER -> workflows.killScheduler();
            case PLACEMENT -> workflows.killPlacement();
            case POSTGRESQL -> postgres.kill();
        }
    }

    private void restart(Victim victim) {
        switch (victim) {
            case ORDER_SERVICE -> {
                platform.instance("order").launch();
                platform.instance("order").awaitReady();
            }
            case SIDECAR -> platform.instance("order").startSidecar();
            case SCHEDULER -> workflows.restartScheduler();
            case PLACEMENT -> workflows.restartPlacement();
            case POSTGRESQL -> restartPostgres();
        }
    }

    // The killed server's processes hold its memory until they notice that they are orphans.
    private void restartPostgres() {
        await().atMost(Shop.SOON)
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .until(() -> {
                    startPostgres();
                    return true;
                });
    }

    private void startPostgres() {
        postgres = LocalPostgres.start(folder.resolve("postgres"), postgresPort);
    }
}
