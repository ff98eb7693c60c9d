package io.eventorchestrator.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.orders.application.IdempotencyKeys;
import io.eventorchestrator.orders.application.Orders;
import io.eventorchestrator.orders.returns.application.OpenReturns;
import io.eventorchestrator.orders.returns.application.Returns;
import io.eventorchestrator.orders.returns.domain.ReturnState;
import io.eventorchestrator.testing.Reads;
import io.eventorchestrator.testing.ServiceTest;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A sweep reads only the orders and keys that it processes, however many there are. */
@ServiceTest(properties = "orders.sweep.every=1d")
class SweepsIT {

    private static final int MANY = 20_000;
    private static final int FEW = 100;

    @Autowired
    private Orders orders;

    @Autowired
    private IdempotencyKeys keys;

    @Autowired
    private Returns returns;

    @Autowired
    private OpenReturns openReturns;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Reads reads;

    // The statistics don't include the many orders.
    @ParameterizedTest
    @CsvSource({
        "PENDING, 1, none", "PENDING, 1, PENDING", "PENDING, 1, CONFIRMED",
        "PENDING, 40, none", "PENDING, 40, PENDING", "PENDING, 40, CONFIRMED",
        "CONFIRMED, 40, none", "CONFIRMED, 40, PENDING", "CONFIRMED, 40, CONFIRMED"
    })
    void overdueOrdersAreFoundAmongManyOthers(String many, int days, String statistics) {
        assertThat(reads.of(
                        "customer_order",
                        () -> {
                            analyse(statistics);
                            insert("PENDING", 1, 31);
                            insert(many, MANY, days);
                        },
                        () -> assertThat(orders.overdue(Duration.ofDays(30), null, 10))
                                .isNotEmpty()))
                .isLessThan(FEW);
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, 1, none", "PENDING, 1, PENDING", "PENDING, 1, CONFIRMED",
        "CONFIRMED, 40, none", "CONFIRMED, 40, PENDING", "CONFIRMED, 40, CONFIRMED"
    })
    void anUnansweredOrderIsFoundAmongManyOthers(String many, int days, String statistics) {
        assertThat(reads.of(
                        "customer_order",
                        () -> {
                            analyse(statistics);
                            insert("PENDING", 1, 31);
                            insert(many, MANY, days);
                        },
                        () -> assertThat(orders.takeUnanswered(Duration.ofDays(30), 10))
                                .hasSize(1)))
                .isLessThan(FEW);
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, 1, none", "PENDING, 1, PENDING", "PENDING, 1, CONFIRMED",
        "CONFIRMED, 40, none", "CONFIRMED, 40, PENDING", "CONFIRMED, 40, CONFIRMED"
    })
    void anOrderWhoseEventIsLateIsCountedAmongManyOthers(String many, int days, String statistics) {
        assertThat(reads.of(
                        "customer_order",
                        () -> {
                            analyse(statistics);
                            insert("PENDING", 1, 31);
                            insert(many, MANY, days);
                        },
                        () -> assertThat(orders.unanswered(Duration.ofDays(30), 10))
                                .isOne()))
                .isLessThan(FEW);
    }

    @ParameterizedTest
    @CsvSource({"hour, none", "hour, analysed", "never, none", "never, analysed"})
    void anOverdueReturnIsFoundAmongManyOthers(String due, String statistics) {
        assertThat(reads.of(
                        "order_return",
                        () -> {
                            UUID order = UUID.randomUUID();
                            insertOrder(order);
                            insertReturns(order, 1, "-1 hour");
                            if (statistics.equals("analysed")) {
                                jdbc.sql("analyze order_return").update();
                            }
                            insertReturns(order, MANY, due.equals("never") ? null : "1 " + due);
                        },
                        () -> assertThat(returns.takeOverdue(Duration.ofDays(1), 10))
                                .hasSize(1)))
                .isLessThan(FEW);
    }

    @ParameterizedTest
    @CsvSource({"COMPLETED, none", "COMPLETED, analysed", "FAILED, none", "DECLINED, none"})
    void openReturnsAreCountedAmongManyFinalOnes(String state, String statistics) {
        assertThat(reads.of(
                        "order_return",
                        () -> {
                            UUID order = UUID.randomUUID();
                            insertOrder(order);
                            insertReturns(order, 1, "-1 hour");
                            if (statistics.equals("analysed")) {
                                jdbc.sql("analyze order_return").update();
                            }
                            insertReturns(order, MANY, null, state);
                        },
                        () -> assertThat(openReturns.count()).containsKey(ReturnState.APPROVED)))
                .isLessThan(FEW);
    }

    @Test
    void oldKeysAreFoundAmongManyYoungOnes() {
        assertThat(reads.of(
                        "idempotency_key",
                        this::manyKeys,
                        () -> assertThat(keys.forget(Duration.ofDays(30), 10)).isEqualTo(1)))
                .isLessThan(FEW);
    }

    private void analyse(String state) {
        if (!state.equals("none")) {
            insert(state, 80, 60);
            jdbc.sql("analyze customer_order").update();
            jdbc.sql("delete from customer_order where placed_at < statement_timestamp() - interval '50 days'")
                    .update();
        }
    }

    private void insert(String state, int orders, int days) {
        jdbc.sql("""
                        insert into customer_order (id, state, customer_id, customer_email, currency, correlation_id,
                                                    placed_at, changed_at)
                        select gen_random_uuid(), :state, 'c', 'c@example.com', 'EUR', 'x', at, at
                        from generate_series(1, :orders) n,
                             lateral (select clock_timestamp() - :days * interval '1 day') as placed (at)
                        """)
                .param("state", state)
                .param("days", days)
                .param("orders", orders)
                .update();
    }

    private void insertOrder(UUID order) {
        jdbc.sql("""
                        insert into customer_order (id, state, customer_id, customer_email, currency, correlation_id)
                        values (:id, 'CONFIRMED', 'c', 'c@example.com', 'EUR', 'x')
                        """).param("id", order).update();
    }

    private void insertReturns(UUID order, int number, @Nullable String due) {
        insertReturns(order, number, due, "APPROVED");
    }

    private void insertReturns(UUID order, int number, @Nullable String due, String state) {
        jdbc.sql("""
                        insert into order_return (id, order_id, state, customer_reason, currency, amount, goods_id,
                                                  restock_state, refund_state, requested_at, changed_at, look_at)
                        select gen_random_uuid(), :order, :state, 'r', 'EUR', 1, gen_random_uuid(), 'OPEN', 'OPEN',
                               now(), now(), statement_timestamp() + :due::interval
                        from generate_series(1, :number)
                        """)
                .param("order", order)
                .param("number", number)
                .param("state", state)
                .param("due", due)
                .update();
    }

    private void manyKeys() {
        jdbc.sql("""
                        insert into idempotency_key (key, body_digest, at)
                        select 'many-' || n, 'd',
                               clock_timestamp() - case n when 1 then interval '31 days' else interval '1 day' end
                        from generate_series(1, :many) n
                        """).param("many", MANY).update();
    }
}
