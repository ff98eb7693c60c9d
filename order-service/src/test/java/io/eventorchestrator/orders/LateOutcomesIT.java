package io.eventorchestrator.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.messaging.transport.InboundRecord;
import io.eventorchestrator.messaging.transport.Inbox;
import io.eventorchestrator.messaging.transport.Outcome;
import io.eventorchestrator.orders.StubSidecar.Reply;
import io.eventorchestrator.orders.application.AskWarehouse;
import io.eventorchestrator.orders.application.CountLateOutcomes;
import io.eventorchestrator.orders.application.LogOf;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.testing.TestPlatform;
import io.eventorchestrator.testing.Api;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Orders whose events are late go on from inventory-service's answer, and the events change nothing afterwards. Only
 * this test makes orders old enough for a question.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "orders.late-outcomes.after=1h",
            "orders.late-outcomes.timeout=1s",
            "orders.late-outcomes.longest-pause=1ms",
            "orders.late-outcomes.sweep.every=1d",
            "orders.late-outcomes.count-every=1d",
            "orders.sweep.every=1d"
        })
class LateOutcomesIT {

    private static final StubSidecar SIDECAR = StubSidecar.start();
    // Beyond those of the real topics.
    private static final AtomicLong OFFSETS = new AtomicLong(1_000_000);
    private static final String GROUP = "order-service-inventory-outcomes";

    @LocalServerPort
    private int port;

    @Autowired
    private AskWarehouse askWarehouse;

    @Autowired
    private CountLateOutcomes countLateOutcomes;

    @Autowired
    private Inbox inbox;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MeterRegistry meters;

    private Api api;
    private UUID order;

    @DynamicPropertySource
    static void dapr(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> TestPlatform.postgres().jdbcUrl());
        registry.add("events.transport", () -> "dapr");
        registry.add("events.dapr.listener.port", Ports::free);
        registry.add("events.dapr.http-port", SIDECAR::port);
        registry.add("events.dapr.grpc-port", Ports::free);
        registry.add("events.dapr.api-token", () -> "api");
        registry.add("events.dapr.app-token", () -> "app");
    }

    @AfterAll
    static void stop() {
        SIDECAR.close();
    }

    @BeforeEach
    void place() {
        api = new Api(port);
        order = SampleOrder.place(api);
    }

    @Test
    void anOrderWhoseEventIsLateIsConfirmedByTheAnswer() {
        double before = counted("reserved");
        late();
        answer("'state':'HELD'");

        askWarehouse.askForLate();

        assertConfirmedOnce();
        assertThat(SIDECAR.askedFor(order))
                .containsExactly("api /v1.0/invoke/inventory-service/method/reservations?orderId=" + order);
        assertThat(counted("reserved")).isEqualTo(before + 1);
    }

    @Test
    void aQuestionCarriesTheCorrelationOfItsOrderAndItsLogLinesHaveItToo() {
        String correlation = jdbc.sql("select correlation_id from customer_order where id = :id")
                .param("id", order)
                .query(String.class)
                .single();
        late();
        answer("'state':'HELD'");

        try (LogOf log = new LogOf(AskWarehouse.class)) {
            askWarehouse.askForLate();

            assertThat(log.correlations()).contains(correlation);
        }
        assertThat(SIDECAR.callsFor(order))
                .extracting(StubSidecar.Call::correlation)
                .containsExactly(correlation);
        assertThat(meters.get("services.calling")
                        .tag("called", "inventory-service")
                        .timer()
                        .count())
                .isPositive();
    }

    @Test
    void aRejectionByAnswerSaysTheSameAsOneByEvent() {
        late();
        answer("""
                'state':'REJECTED','rejection':{'reason':'INSUFFICIENT_STOCK',
                'shortages':[{'sku':'TEA','requested':1,'available':0}]}""");

        askWarehouse.askForLate();
        deliver("inventory.stock.rejected", "1.0", """
                ,"reason":"INSUFFICIENT_STOCK","shortages":[{"sku":"TEA","requested":1,"available":0}]""");

        assertThat(state()).isEqualTo("REJECTED");
        assertThat(api.get("/orders/" + order).body()).contains("""
                "rejection":{"reason":"INSUFFICIENT_STOCK","shortages":[{"sku":"TEA","requested":1,"available":0}]}""");
        assertThat(timeline()).containsExactly("OrderPlaced", "InventoryRejected", "OrderRejected");
    }

    @Test
    void aCancellationIsCompletedByTheAnswer() {
        api.post("/orders/" + order + "/cancellation", "");
        late();
        answer("'state':'NEVER_HELD'");

        askWarehouse.askForLate();
        deliver("inventory.stock.released", "1.0", ",\"lines\":[]");

        assertThat(state()).isEqualTo("CANCELLED");
        assertThat(timeline())
                .containsExactly("OrderPlaced", "CancellationRequested", "OrderCancelled", "InventoryReleased");
    }

    @Test
    void aReservationThatTheCancellationHasNotReachedLeavesTheOrderCancelling() {
        api.post("/orders/" + order + "/cancellation", "");
        late();
        answer("'state':'HELD'");

        askWarehouse.askForLate();

        assertThat(state()).isEqualTo("CANCELLING");
    }

    @Test
    void anEventThatFollowsTheAnswerChangesNothing() {
        late();
        answer("'state':'HELD'");
        askWarehouse.askForLate();

        deliverReserved();

        assertConfirmedOnce();
    }

    @Test
    void anAnswerThatFollowsTheEventChangesNothing() {
        late();
        SIDECAR.reply(order, () -> {
            deliverReserved();
            return held();
        });

        askWarehouse.askForLate();

        assertConfirmedOnce();
    }

    @Test
    void anOrderThatHasItsOutcomeIsNotAskedFor() {
        deliverReserved();
        late();

        askWarehouse.askForLate();

        assertThat(SIDECAR.askedFor(order)).isEmpty();
    }

    @Test
    void anOrderWhoseEventIsLateIsCountedUntilItGoesOnAlthoughItIsAskedFor() {
        countLateOutcomes.count();
        double others = waiting();
        late();
        reply(200, "{'items':[],'next':null}");
        askWarehouse.askForLate();

        countLateOutcomes.count();
        assertThat(waiting()).isEqualTo(others + 1);

        deliverReserved();
        countLateOutcomes.count();
        assertThat(waiting()).isEqualTo(others);
    }

    @Test
    void aYoungOrderIsNotAskedFor() {
        askWarehouse.askForLate();

        assertThat(SIDECAR.askedFor(order)).isEmpty();
    }

    @Test
    void anOrderThatHasNotArrivedStaysPendingAndIsAskedForAgainLater() {
        late();
        reply(200, "{'items':[],'next':null}");

        askWarehouse.askForLate();
        askWarehouse.askForLate();
        assertThat(SIDECAR.askedFor(order)).hasSize(1);
        assertThat(state()).isEqualTo("PENDING");

        late();
        answer("'state':'HELD'");
        askWarehouse.askForLate();
        assertConfirmedOnce();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"500 | ''", "403 | {'errorCode':'ERR_DIRECT_INVOKE'}", "404 | <html>", "200 | {}", "302 | ''"})
    void anUnusableAnswerLeavesTheOrderPendingUntilAnother(int status, String body) {
        double before = counted("unanswered");
        late();
        reply(status, body);

        askWarehouse.askForLate();
        assertThat(state()).isEqualTo("PENDING");
        assertThat(counted("unanswered")).isEqualTo(before + 1);

        assertConfirmedByTheNextAnswer();
    }

    @Test
    void anAnswerThatTakesTooLongLeavesTheOrderPendingUntilAnother() {
        late();
        SIDECAR.reply(order, () -> {
            Awaitility.await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
            return held();
        });

        askWarehouse.askForLate();
        assertThat(state()).isEqualTo("PENDING");

        assertConfirmedByTheNextAnswer();
    }

    @Test
    void aRoundEndsAtAQuestionWithoutAnAnswer() {
        UUID other = order;
        late();
        reply(500, "");
        order = SampleOrder.place(api);
        late();
        reply(500, "");

        askWarehouse.askForLate();

        assertThat(SIDECAR.askedFor(order).size() + SIDECAR.askedFor(other).size())
                .isOne();
        assertConfirmedByTheNextAnswer();
    }

    private void assertConfirmedByTheNextAnswer() {
        answer("'state':'HELD'");
        Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> {
            late();
            askWarehouse.askForLate();
            return state().equals("CONFIRMED");
        });
    }

    private void assertConfirmedOnce() {
        assertThat(state()).isEqualTo("CONFIRMED");
        assertThat(timeline()).containsExactly("OrderPlaced", "InventoryReserved", "OrderConfirmed");
    }

    /** Makes the order, and the last question for it, old enough. */
    private void late() {
        jdbc.sql("""
                        update customer_order set placed_at = placed_at - interval '2 hours',
                                                  changed_at = changed_at - interval '2 hours',
                                                  asked_at = asked_at - interval '2 hours' where id = :id
                        """).param("id", order).update();
    }

    private void answer(String fields) {
        reply(200, "{'items':[{'orderId':'" + order + "'," + fields + ",'lines':[]}],'next':null}");
    }

    private Reply held() {
        return new Reply(200, "{\"items\":[{\"orderId\":\"" + order + "\",\"state\":\"HELD\",\"lines\":[]}]}");
    }

    private void reply(int status, String body) {
        Supplier<Reply> reply = () -> new Reply(status, body.replace('\'', '"'));
        SIDECAR.reply(order, reply);
    }

    private void deliverReserved() {
        deliver("inventory.stock.reserved", "1.0", ",\"lines\":[{\"sku\":\"TEA\",\"quantity\":1}]");
    }

    private void deliver(String type, String version, String fields) {
        String event = """
                {"specversion":"1.0","id":"%s","source":"/inventory-service","type":"%s","subject":"%s",
                 "time":"2026-01-01T00:00:00Z","datacontenttype":"application/json",
                 "dataschema":"https://eventorchestrator.io/schemas/%s/%s","correlationid":"c",
                 "data":{"orderId":"%s"%s}}""".formatted(UUID.randomUUID(), type, order, type, version, order, fields);
        InboundRecord inbound = new InboundRecord(
                type,
                0,
                OFFSETS.getAndIncrement(),
                order.toString().getBytes(StandardCharsets.UTF_8),
                List.of(),
                event.getBytes(StandardCharsets.UTF_8));
        assertThat(inbox.receive(GROUP, List.of(inbound))).containsExactly(Outcome.HANDLED);
    }

    private String state() {
        return api.get("/orders/" + order).json().path("state").asString();
    }

    private List<String> timeline() {
        return api.get("/orders/" + order + "/timeline")
                .json()
                .valueStream()
                .map(entry -> entry.path("event").asString())
                .toList();
    }

    private double waiting() {
        return meters.get("orders.late_outcomes.waiting").gauge().value();
    }

    private double counted(String result) {
        return meters.find("orders.late_outcomes").tag("result", result).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}
