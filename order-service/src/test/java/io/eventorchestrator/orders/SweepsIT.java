package io.eventorchestrator.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.orders.application.IdempotencyKeys;
import io.eventorchestrator.orders.application.Orders;
import io.eventorchestrator.testing.Reads;
import io.eventorchestrator.testing.ServiceTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
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
    private JdbcClient jdbc;

    @Autowired
    private Reads reads;

    @Test
    void anOverdueOrderIsFoundAmongManyThatAreNot() {
        assertThat(reads.of(
                        "customer_order",
                        this::manyPendingOrders,
                        () -> assertThat(orders.lockOverdue(Duration.ofDays(30), 10))
                                .hasSize(1)))
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

    private void manyPendingOrders() {
        jdbc.sql("""
                        insert into customer_order (id, state, customer_id, customer_email, currency, correlation_id,
                                                    placed_at)
                        select gen_random_uuid(), 'PENDING', 'c', 'c@example.com', 'EUR', 'x',
                               clock_timestamp() - case n when 1 then interval '31 days' else interval '1 day' end
                        from generate_series(1, :many) n
                        """).param("many", MANY).update();
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
