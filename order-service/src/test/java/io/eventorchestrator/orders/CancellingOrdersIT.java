package io.eventorchestrator.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.orders.application.CompleteCancellation;
import io.eventorchestrator.orders.application.ConfirmOrder;
import io.eventorchestrator.orders.application.ExpireOrders;
import io.eventorchestrator.orders.application.RejectOrder;
import io.eventorchestrator.orders.domain.Rejection;
import io.eventorchestrator.orders.domain.Rejection.Shortage;
import io.eventorchestrator.testing.Api;
import io.eventorchestrator.testing.Api.Answer;
import io.eventorchestrator.testing.ServiceTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cancellations that come early, late, twice, or at the very moment of an answer or of the deadline. */
@ServiceTest(properties = {"orders.sweep.every=1d", "orders.streams.most=20", "orders.streams.heartbeat=100ms"})
class CancellingOrdersIT {

    @LocalServerPort
    private int port;

    @Autowired
    private ConfirmOrder confirmOrder;

    @Autowired
    private CompleteCancellation completeCancellation;

    @Autowired
    private RejectOrder rejectOrder;

    @Autowired
    private ExpireOrders expireOrders;

    @Autowired
    private JdbcClient jdbc;

    private Api api;
    private UUID order;

    @BeforeEach
    void place() {
        api = new Api(port);
        order = SampleOrder.place(api);
    }

    @Test
    void anEarlyCancellationEndsWithTheReleaseWhateverCameBefore() {
        cancel();
        confirmOrder.confirm(order);
        completeCancellation.complete(order);
        completeCancellation.complete(order);

        assertThat(state()).isEqualTo("CANCELLED");
        assertThat(events())
                .containsExactly("OrderPlaced", "CancellationRequested", "OrderCancelled", "InventoryReleased");
    }

    @Test
    void aLateCancellationUndoesTheConfirmation() {
        confirmOrder.confirm(order);
        cancel();
        completeCancellation.complete(order);

        assertThat(state()).isEqualTo("CANCELLED");
        assertThat(events())
                .containsExactly(
                        "OrderPlaced",
                        "InventoryReserved",
                        "OrderConfirmed",
                        "CancellationRequested",
                        "OrderCancelled",
                        "InventoryReleased");
    }

    @Test
    void anOrderSaysWhyItWasRejected() {
        rejectOrder.reject(order, new Rejection("INSUFFICIENT_STOCK", List.of(new Shortage("TEA", 3, 1))));

        Answer rejected = api.get("/orders/" + order);
        assertThat(rejected.body()).contains("""
                "rejection":{"reason":"INSUFFICIENT_STOCK","shortages":[{"sku":"TEA","requested":3,"available":1}]}""");
        assertThat(time(rejected, "changedAt")).isAfter(time(rejected, "placedAt"));
        assertThat(api.get("/orders/" + order + "/timeline").body())
                .contains("\"REJECTED: INSUFFICIENT_STOCK (TEA: 3 ordered, 1 available)\"");
    }

    @Test
    void cancellationsAtOnceGetTheSameAnswerAndPublishOneEvent() throws Exception {
        List<Answer> answers = atOnce(this::cancel, this::cancel, this::cancel, this::cancel);

        assertThat(answers).extracting(Answer::status).containsOnly(202);
        assertThat(answers.stream().map(Answer::body).distinct())
                .singleElement()
                .asString()
                .contains("CANCELLING");
        assertThat(events()).containsExactly("OrderPlaced", "CancellationRequested", "OrderCancelled");
    }

    @RepeatedTest(5)
    void aCancellationThatCrossesTheConfirmationIsAcceptedWhicheverComesFirst() throws Exception {
        atOnce(this::cancel, () -> {
            confirmOrder.confirm(order);
            return null;
        });

        assertThat(state()).isEqualTo("CANCELLING");
        assertThat(events()).containsOnlyOnce("OrderCancelled");
        completeCancellation.complete(order);
        assertThat(state()).isEqualTo("CANCELLED");
    }

    @RepeatedTest(5)
    void aDeadlineThatCrossesAnAnswerAsksForTheReleaseUnlessTheAnswerCameFirst() throws Exception {
        jdbc.sql("update customer_order set placed_at = placed_at - interval '1 hour' where id = :id")
                .param("id", order)
                .update();

        atOnce(
                () -> {
                    expireOrders.expireOverdue();
                    return null;
                },
                () -> {
                    confirmOrder.confirm(order);
                    return null;
                });

        assertThat(events())
                .isIn(
                        List.of("OrderPlaced", "InventoryReserved", "OrderConfirmed"),
                        List.of("OrderPlaced", "DeadlinePassed", "OrderExpired"));
    }

    @Test
    void anExpiredOrderCannotBeCancelledAndIsNotChanged() {
        jdbc.sql("update customer_order set placed_at = placed_at - interval '1 hour' where id = :id")
                .param("id", order)
                .update();
        expireOrders.expireOverdue();

        Answer refused = cancel();

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(state()).isEqualTo("EXPIRED");
    }

    private static Instant time(Answer answer, String field) {
        return Instant.parse(answer.json().path(field).asString());
    }

    private Answer cancel() {
        return api.post("/orders/" + order + "/cancellation", "");
    }

    private String state() {
        return api.get("/orders/" + order).json().path("state").asString();
    }

    private List<String> events() {
        return api.get("/orders/" + order + "/timeline")
                .json()
                .valueStream()
                .map(entry -> entry.path("event").asString())
                .toList();
    }

    @SafeVarargs
    private static <T> List<T> atOnce(Callable<T>... works) throws Exception {
        CountDownLatch go = new CountDownLatch(works.length);
        try (ExecutorService threads = Executors.newFixedThreadPool(works.length)) {
            List<Future<T>> results = new ArrayList<>();
            for (Callable<T> work : works) {
                results.add(threads.submit(() -> {
                    go.countDown();
                    go.await();
                    return work.call();
                }));
            }
            List<T> all = new ArrayList<>();
            for (Future<T> result : results) {
                all.add(result.get());
            }
            return all;
        }
    }
}
