package io.eventorchestrator.benchmarks;

import io.eventorchestrator.contracts.orders.OrderCancelled;
import io.eventorchestrator.contracts.orders.OrderExpired;
import io.eventorchestrator.contracts.orders.OrderPlaced;
import io.eventorchestrator.messaging.ConsumerGroup;
import io.eventorchestrator.messaging.EventHandler;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A service that writes a row for each order, and fails for orders that should be parked. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({Consumer.Reservations.class, AttemptLog.class})
class Consumer {

    static final String GROUP = "inventory-service-order-reservations";

    /** The SKU of an order that fails. */
    static final String BROKEN = "BROKEN";

    @ConsumerGroup(GROUP)
    static class Reservations {

        private final JdbcClient jdbc;
        private final AttemptLog attempts;

        Reservations(JdbcClient jdbc, AttemptLog attempts) {
            this.jdbc = jdbc;
            this.attempts = attempts;
        }

        @EventHandler
        void on(OrderPlaced event) {
            if (event.lines().getFirst().sku().equals(BROKEN)) {
                attempts.begin(event.orderId());
                throw new IllegalStateException("to be parked");
            }
            jdbc.sql("insert into taken_order values (:order)")
                    .param("order", event.orderId())
                    .update();
        }

        @EventHandler
        void on(OrderCancelled event) {}

        @EventHandler
        void on(OrderExpired event) {}
    }
}
