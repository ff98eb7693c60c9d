package io.eventorchestrator.messaging;

import io.eventorchestrator.contracts.Event;
import io.eventorchestrator.contracts.EventType;
import io.eventorchestrator.contracts.orders.OrderCancelled;
import io.eventorchestrator.contracts.orders.OrderExpired;
import io.eventorchestrator.contracts.orders.OrderLine;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A release whose class for placed orders fails with an error for some SKUs, like one with incompatible parts. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({Releases.Handled.class, AttemptLog.class, Provocations.class, FragileReservations.Listener.class})
class FragileReservations {

    private static final Map<String, Supplier<? extends Error>> ERRORS = new ConcurrentHashMap<>();

    /** Makes all further events of the SKU fail. */
    static void breakOn(String sku, Supplier<? extends Error> error) {
        ERRORS.put(sku, error);
    }

    static void repair(String sku) {
        ERRORS.remove(sku);
    }

    static void repairAll() {
        ERRORS.clear();
    }

    /** Reads the event, or throws an error. */
    @EventType(value = "orders.order.placed", version = "2.0")
    record FragileOrder(UUID orderId, List<OrderLine> lines) implements Event {
        FragileOrder {
            Supplier<? extends Error> error = ERRORS.get(lines.getFirst().sku());
            if (error != null) {
                throw error.get();
            }
        }

        @Override
        public String key() {
            return orderId.toString();
        }

        String sku() {
            return lines.getFirst().sku();
        }
    }

    @ConsumerGroup(Releases.RESERVATIONS)
    record Listener(Releases.Handled handled, Provocations provocations, AttemptLog attempts, JdbcClient jdbc) {

        @EventHandler
        void on(FragileOrder event, HandledEvent about) {
            attempts.begin(about.id());
            provocations.provoke(event.sku(), jdbc);
            handled.add(about, event);
        }

        @EventHandler
        void on(OrderCancelled event) {}

        @EventHandler
        void on(OrderExpired event) {}
    }
}
