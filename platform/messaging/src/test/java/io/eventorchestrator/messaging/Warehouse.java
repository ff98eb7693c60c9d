package io.eventorchestrator.messaging;

import io.eventorchestrator.contracts.inventory.InventoryRejected;
import io.eventorchestrator.contracts.inventory.InventoryReleased;
import io.eventorchestrator.contracts.inventory.InventoryReserved;
import io.eventorchestrator.contracts.inventory.Shortage;
import io.eventorchestrator.contracts.inventory.StockLine;
import io.eventorchestrator.contracts.orders.OrderCancelled;
import io.eventorchestrator.contracts.orders.OrderExpired;
import io.eventorchestrator.contracts.orders.OrderPlaced;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The smallest possible service: one consumer group, and a table that counts how often an order was handled. The
 * handler writes and publishes before it refuses an order or breaks.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({Warehouse.Reservations.class, AttemptLog.class, Provocations.class})
class Warehouse {

    static final String SHORT = "SHORT";
    static final String BROKEN = "BROKEN";
    static final String NEEDS_A_PERSON = "NEEDS_A_PERSON";

    /** Prefix of SKUs that fail the given number of times, as in {@code FAILS-2}. */
    static final String FAILS = "FAILS-";

    @ConsumerGroup("inventory-service-order-reservations")
    static class Reservations {

        private final JdbcClient jdbc;
        private final EventPublisher publisher;
        private final AttemptLog attempts;
        private final Provocations provocations;

        Reservations(JdbcClient jdbc, EventPublisher publisher, AttemptLog attempts, Provocations provocations) {
            this.provocations = provocations;
            this.jdbc = jdbc;
            this.publisher = publisher;
            this.attempts = attempts;
        }

        @EventHandler
        void on(OrderPlaced event, HandledEvent handled) {
            String sku = event.lines().getFirst().sku();
            int attempt = attempts.begin(handled.id());
            jdbc.sql("insert into handled_order (order_id, event_id) values (:order, :event)")
                    .param("order", event.orderId())
                    .param("event", handled.id())
                    .update();
            provocations.provoke(sku, jdbc);
            if (sku.startsWith(FAILS) && attempt <= Integer.parseInt(sku.substring(FAILS.length()))) {
                throw new IllegalStateException(sku);
            }
            publisher.publish(new InventoryReserved(event.orderId(), List.of(new StockLine(sku, 1))));
            refuse(event, sku);
            if (sku.equals(BROKEN)) {
                throw new IllegalStateException(
                        "the handler is broken", new NoSuchElementException("no shelf\n2026-01-01 for it"));
            }
        }

        private static void refuse(OrderPlaced event, String sku) {
            InventoryRejected rejected =
                    new InventoryRejected(event.orderId(), "INSUFFICIENT_STOCK", List.of(new Shortage(sku, 1, 0)));
            if (sku.equals(SHORT)) {
                throw new BusinessFailure("out of " + sku, rejected);
            }
            if (sku.equals(NEEDS_A_PERSON)) {
                throw BusinessFailure.forAPerson("nobody knows " + sku, rejected);
            }
        }

        @EventHandler
        void on(OrderCancelled event) {
            publisher.publish(new InventoryReleased(event.orderId(), List.of()));
        }

        @EventHandler
        void on(OrderExpired event) {
            publisher.publish(new InventoryReleased(event.orderId(), List.of()));
        }
    }
}
