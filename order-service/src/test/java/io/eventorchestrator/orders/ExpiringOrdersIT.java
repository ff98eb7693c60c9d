package io.eventorchestrator.orders;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

// The scheduled sweep never runs here, because each test calls it.
@ServiceTest(properties = {"orders.sweep.every=1d", "orders.sweep.batch=7"})
class ExpiringOrdersIT {

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
