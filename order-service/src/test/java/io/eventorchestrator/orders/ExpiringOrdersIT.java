package io.eventorchestrator.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.orders.application.CompleteCancellation;
import io.eventorchestrator.orders.application.ConfirmOrder;
import io.eventorchestrator.orders.application.ExpireOrders;
import io.eventorchestrator.orders.application.Orders;
import io.eventorchestrator.orders.application.PlaceOrder;
import io.eventorchestrator.orders.application.RejectOrder;
import io.eventorchestrator.orders.application.Timeline;
import io.eventorchestrator.orders.domain.Order;
import io.eventorchestrator.orders.domain.OrderState;
import io.eventorchestrator.orders.domain.Rejection;
import io.eventorchestrator.orders.domain.SamplePurchase;
import io.eventorchestrator.platform.testing.AtOnce;
import io.eventorchestrator.testing.ServiceTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

// The scheduled sweep never runs here, because each test calls it.
@ServiceTest(properties = {"orders.sweep.every=1d", "orders.sweep.batch=" + ExpiringOrdersIT.BATCH})
class ExpiringOrdersIT {

    static final int BATCH = 7;

    @Autowired
    private PlaceOrder placeOrder;

    @Autowired
    private ConfirmOrder confirmOrder;

    @Autowired
    private RejectOrder rejectOrder;

    @Autowired
    private CompleteCancellation completeCancellation;

    @Autowired
    private ExpireOrders expireOrders;

    @Autowired
    private Orders orders;

    @Autowired
    private Timeline timeline;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MeterRegistry meters;

    @Test
    void anUnansweredOrderExpires() {
        UUID order = placedAgo(Duration.ofMinutes(16));

        expireOrders.expireOverdue();

        assertThat(state(order)).isEqualTo(OrderState.EXPIRED);
        assertThat(events(order)).containsExactly("OrderPlaced", "DeadlinePassed", "OrderExpired");
    }

    @Test
    void noOrderExpiresEarly() {
        UUID order = placedAgo(Duration.ofMinutes(14));

        expireOrders.expireOverdue();

        assertThat(state(order)).isEqualTo(OrderState.PENDING);
    }

    @Test
    void anAnswerInTimeKeepsAnOrderFromExpiring() {
        UUID order = placedAgo(Duration.ofHours(2));
        confirmOrder.confirm(order);

        expireOrders.expireOverdue();

        assertThat(state(order)).isEqualTo(OrderState.CONFIRMED);
    }

    @Test
    void aLateAnswerDecidesNothing() {
        UUID order = placedAgo(Duration.ofHours(2));
        expireOrders.expireOverdue();

        confirmOrder.confirm(order);
        rejectOrder.reject(order, new Rejection("INSUFFICIENT_STOCK", List.of()));
        completeCancellation.complete(order);

        assertThat(state(order)).isEqualTo(OrderState.EXPIRED);
        assertThat(events(order)).containsExactly("OrderPlaced", "DeadlinePassed", "OrderExpired");
    }

    @Test
    void severalInstancesExpireEachOrderOnce() throws Exception {
        List<UUID> overdue = IntStream.range(0, 60)
                .mapToObj(i -> placedAgo(Duration.ofHours(1)))
                .toList();

        AtOnce.call(4, () -> {
            expireOrders.expireOverdue();
            return true;
        });

        assertThat(overdue)
                .allSatisfy(order ->
                        assertThat(events(order)).containsExactly("OrderPlaced", "DeadlinePassed", "OrderExpired"));
    }

    @Test
    void anOrderLockedByItsAnswerDoesNotExpire() {
        UUID order = placedAgo(Duration.ofHours(1));

        transactions.executeWithoutResult(answer -> {
            confirmOrder.confirm(order);
            onAnotherThread(expireOrders::expireOverdue);
        });

        assertThat(state(order)).isEqualTo(OrderState.CONFIRMED);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void anOrderThatCantBeReadKeepsNoOtherFromExpiring(CapturedOutput log) {
        List<UUID> bad = placedAgo(BATCH + 3, Duration.ofHours(2));
        List<UUID> good = placedAgo(BATCH + 3, Duration.ofHours(1));
        prices(bad, Long.MAX_VALUE);

        expireOrders.expireOverdue();

        assertThat(good).extracting(this::state).containsOnly(OrderState.EXPIRED);
        assertThat(bad).extracting(this::storedState).containsOnly("PENDING");
        assertThat(bad)
                .allSatisfy(order -> assertThat(log.getOut())
                        .containsOnlyOnce("Order " + order + " can't be expired and is tried again in PT1S"));

        prices(bad, 1);
        await().untilAsserted(() -> {
            expireOrders.expireOverdue();
            assertThat(bad).extracting(this::state).containsOnly(OrderState.EXPIRED);
        });
    }

    @Test
    void anOrderWhoseEventCantBeStoredKeepsNoOtherFromExpiring() {
        UUID bad = placedAgo(Duration.ofHours(2));
        UUID good = placedAgo(Duration.ofHours(1));
        jdbc.sql("alter table order_timeline add constraint none check (order_id <> '%s') not valid".formatted(bad))
                .update();

        expireOrders.expireOverdue();

        assertThat(state(good)).isEqualTo(OrderState.EXPIRED);
        assertThat(state(bad)).isEqualTo(OrderState.PENDING);
        jdbc.sql("alter table order_timeline drop constraint none").update();
        await().untilAsserted(() -> {
            expireOrders.expireOverdue();
            assertThat(state(bad)).isEqualTo(OrderState.EXPIRED);
        });
    }

    @Test
    void ordersThatCantExpireAreCountedUntilTheyDo() {
        List<UUID> bad = placedAgo(2, Duration.ofHours(2));
        prices(bad, Long.MAX_VALUE);

        expireOrders.expireOverdue();
        assertThat(postponed()).isEqualTo(2);

        prices(bad, 1);
        await().untilAsserted(() -> {
            expireOrders.expireOverdue();
            assertThat(postponed()).isZero();
        });
    }

    private double postponed() {
        return meters.get("orders.postponed").gauge().value();
    }

    private List<UUID> placedAgo(int orders, Duration ago) {
        return IntStream.range(0, orders).mapToObj(i -> placedAgo(ago)).toList();
    }

    // The total of an order with the largest price can't be computed.
    private void prices(List<UUID> of, long price) {
        jdbc.sql("update order_line set unit_price = :price, quantity = 2 where order_id = any(:orders)")
                .param("price", price)
                .param("orders", of.toArray(UUID[]::new))
                .update();
    }

    private String storedState(UUID order) {
        return jdbc.sql("select state from customer_order where id = :id")
                .param("id", order)
                .query(String.class)
                .single();
    }

    private UUID placedAgo(Duration ago) {
        Order order = placeOrder.place(SamplePurchase.ofTea()).order();
        jdbc.sql("update customer_order set placed_at = clock_timestamp() - :ago * interval '1 ms' where id = :id")
                .param("ago", ago.toMillis())
                .param("id", order.id())
                .update();
        return order.id();
    }

    private OrderState state(UUID order) {
        return orders.find(order).orElseThrow().order().state();
    }

    private List<String> events(UUID order) {
        return timeline.of(order).stream().map(Timeline.Entry::event).toList();
    }

    private static void onAnotherThread(Runnable work) {
        CompletableFuture.runAsync(work, Thread::startVirtualThread).join();
    }
}
