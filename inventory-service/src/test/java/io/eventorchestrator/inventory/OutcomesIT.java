package io.eventorchestrator.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.inventory.application.ForgetRejections;
import io.eventorchestrator.inventory.application.ReleaseStock;
import io.eventorchestrator.inventory.application.SetStock;
import io.eventorchestrator.messaging.transport.InboundRecord;
import io.eventorchestrator.messaging.transport.Inbox;
import io.eventorchestrator.messaging.transport.Outcome;
import io.eventorchestrator.testing.Api;
import io.eventorchestrator.testing.Api.Answer;
import io.eventorchestrator.testing.ServiceTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Clients ask for the outcome of an order. */
@ServiceTest(properties = "inventory.sweep.every=1d")
class OutcomesIT {

    // Offsets that the real topic does not reach.
    private static final AtomicLong OFFSETS = new AtomicLong(1_000_000);

    private final UUID order = UUID.randomUUID();
    private final String sku = "SKU-" + UUID.randomUUID();

    @LocalServerPort
    private int port;

    @Autowired
    private Inbox inbox;

    @Autowired
    private SetStock setStock;

    @Autowired
    private ReleaseStock releaseStock;

    @Autowired
    private ForgetRejections forgetRejections;

    @Autowired
    private JdbcClient jdbc;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
        setStock.set(sku, 2, 0);
    }

    @Test
    void aReservedOrderIsHeldWithItsLines() {
        deliver(placed(2, ""));

        assertThat(outcome().body()).isEqualTo("""
                {"orderId":"%s","state":"HELD","lines":[{"sku":"%s","quantity":2}]}""".formatted(order, sku));
    }

    @Test
    void aRejectedOrderSaysWhatWasMissing() {
        deliver(placed(3, ""));

        assertThat(outcome().body()).isEqualTo("""
                {"orderId":"%s","state":"REJECTED","lines":[],"rejection":{"reason":"INSUFFICIENT_STOCK",\
                "shortages":[{"sku":"%s","requested":3,"available":2}]}}""".formatted(order, sku));
    }

    @Test
    void aRejectionIsFinalWhateverStockArrivesLater() {
        deliver(placed(3, ""));
        setStock.set(sku, 9, 0);
        deliver(placed(3, ""));

        assertThat(state()).isEqualTo("REJECTED");
        assertThat(api.get("/stock/" + sku).json().path("reserved").asInt()).isZero();
    }

    @Test
    void aRejectionIsStoredOnlyTogetherWithItsEvent() {
        jdbc.sql("alter table event_outbox add constraint a_bug check (topic <> 'inventory.stock.rejected') not valid")
                .update();
        try {
            assertThat(receive(placed(3, ""))).isEqualTo(Outcome.PARKED);
            assertThat(outcome().status()).isEqualTo(404);
        } finally {
            jdbc.sql("alter table event_outbox drop constraint a_bug").update();
        }

        await().atMost(Duration.ofMinutes(5)).until(() -> state().equals("REJECTED"));
    }

    @Test
    void aCancellationAfterARejectionIsTheLaterOutcome() {
        deliver(placed(3, ""));
        releaseStock.release(order);

        assertThat(outcome().body()).isEqualTo("""
                {"orderId":"%s","state":"NEVER_HELD","lines":[]}""".formatted(order));
    }

    @Test
    void aReleasedOrderStillNamesItsLines() {
        deliver(placed(1, ""));
        releaseStock.release(order);

        assertThat(outcome().body()).isEqualTo("""
                {"orderId":"%s","state":"RELEASED","lines":[{"sku":"%s","quantity":1}]}""".formatted(order, sku));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aProbeHasNoOutcome(int quantity) {
        deliver(placed(quantity, "\"probe\":true,"));

        assertThat(outcome().status()).isEqualTo(404);
        assertThat(api.get("/stock/" + sku).json().path("reserved").asInt()).isZero();
    }

    @Test
    void anOrderThatHasNotArrivedIsNotFound() {
        Answer unknown = outcome();

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(unknown.namedField()).isEqualTo("orderId");
    }

    @Test
    void aRejectionIsForgottenOnceItsOrderCanNoLongerArrive() {
        deliver(placed(3, ""));
        forgetRejections.forgetOld();
        assertThat(state()).isEqualTo("REJECTED");

        jdbc.sql("update rejection set noted_at = noted_at - interval '16 days' where order_id = :order")
                .param("order", order)
                .update();
        forgetRejections.forgetOld();

        assertThat(outcome().status()).isEqualTo(404);
    }

    private void deliver(String event) {
        assertThat(receive(event)).isEqualTo(Outcome.HANDLED);
    }

    private Outcome receive(String event) {
        byte[] key = order.toString().getBytes(StandardCharsets.UTF_8);
        byte[] value = event.getBytes(StandardCharsets.UTF_8);
        InboundRecord inbound =
                new InboundRecord("orders.order.placed", 0, OFFSETS.getAndIncrement(), key, List.of(), value);
        return inbox.receive("inventory-service-order-reservations", List.of(inbound))
                .getFirst();
    }

    /** @param extension of the CloudEvent, followed by a comma, or empty */
    private String placed(int quantity, String extension) {
        return """
                {"specversion":"1.0","id":"%s","source":"/order-service","type":"orders.order.placed","subject":"%s",
                 "time":"2026-01-01T00:00:00Z","datacontenttype":"application/json",
                 "dataschema":"https://eventorchestrator.io/schemas/orders.order.placed/2.0",
                 "correlationid":"c",%s
                 "data":{"orderId":"%s","customer":{"id":"c-1","email":"ada@example.com"},"currency":"EUR","total":100,
                         "lines":[{"sku":"%s","quantity":%d,"unitPrice":100}]}}""".formatted(UUID.randomUUID(), order, extension, order, sku, quantity);
    }

    private Answer outcome() {
        return api.get("/reservations/" + order);
    }

    private String state() {
        return outcome().json().path("state").asString();
    }
}
