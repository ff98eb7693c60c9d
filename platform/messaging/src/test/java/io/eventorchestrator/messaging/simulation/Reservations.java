package io.eventorchestrator.messaging.simulation;

import io.eventorchestrator.contracts.inventory.InventoryRejected;
import io.eventorchestrator.contracts.inventory.InventoryReserved;
import io.eventorchestrator.contracts.inventory.Shortage;
import io.eventorchestrator.contracts.inventory.StockLine;
import io.eventorchestrator.contracts.orders.OrderCancelled;
import io.eventorchestrator.contracts.orders.OrderExpired;
import io.eventorchestrator.contracts.orders.OrderPlaced;
import io.eventorchestrator.messaging.BusinessFailure;
import io.eventorchestrator.messaging.ConsumerGroup;
import io.eventorchestrator.messaging.EventHandler;
import io.eventorchestrator.messaging.EventPublisher;
import io.eventorchestrator.messaging.HandledEvent;
import io.eventorchestrator.messaging.simulation.Operation.Behaviour;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The handlers: they write the effect first, and then succeed or fail as the event says. */
@ConsumerGroup(SimulatedInstance.GROUP)
final class Reservations {

    private final JdbcClient jdbc;
    private final EventPublisher publisher;
    private final Map<String, Integer> replays;
    private final Clock clock;
    private final @Nullable PlantedBug bug;
    private int failedOnce;

    Reservations(
            JdbcClient jdbc,
            EventPublisher publisher,
            Map<String, Integer> replays,
            Clock clock,
            @Nullable PlantedBug bug) {
        this.jdbc = jdbc;
        this.publisher = publisher;
        this.replays = replays;
        this.clock = clock;
        this.bug = bug;
    }

    @EventHandler
    void on(OrderPlaced event, HandledEvent handled) {
        String sku = event.lines().getFirst().sku();
        jdbc.sql("insert into simulated_effect (id, key, n, at) values (:id, :key, :n, :at)")
                .param("id", handled.id())
                .param("key", Integer.parseInt(sku.substring(0, sku.indexOf('-'))))
                .param("n", Integer.parseInt(sku.substring(sku.indexOf('-') + 1)))
                .param("at", clock.millis())
                .update();
        behave(Behaviour.valueOf(event.customer().id()), event, handled.id());
        publisher.publish(new InventoryReserved(event.orderId(), List.of(new StockLine(sku, 1))));
    }

    @EventHandler
    void on(OrderCancelled event) {}

    @EventHandler
    void on(OrderExpired event) {}

    private void behave(Behaviour behaviour, OrderPlaced event, String id) {
        int replayed = replays.getOrDefault(id, 0);
        switch (behaviour) {
            case FAILS_ONCE -> failOnce(id);
            case FAILS_UNTIL_REPLAYED -> failUnless(replayed >= 1);
            case FAILS_UNTIL_REPLAYED_TWICE -> failUnless(replayed >= 2);
            case BUSINESS -> throw planted(new BusinessFailure("simulated", rejected(event)));
            case NEEDS_A_PERSON -> throw planted(BusinessFailure.forAPerson("simulated", rejected(event)));
            case FINE, ROLLED_BACK, UNREADABLE -> {}
        }
    }

    private RuntimeException planted(BusinessFailure failure) {
        return bug == PlantedBug.BUSINESS_FAILURE_RETRIED ? new IllegalStateException(failure) : failure;
    }

    private void failOnce(String id) {
        failedOnce++;
        failUnless(replays.put("failed " + id, failedOnce) != null);
    }

    private static void failUnless(boolean mended) {
        if (!mended) {
            throw new IllegalStateException("simulated failure");
        }
    }

    private static InventoryRejected rejected(OrderPlaced event) {
        return new InventoryRejected(
                event.orderId(),
                "INSUFFICIENT_STOCK",
                List.of(new Shortage(event.lines().getFirst().sku(), 1, 0)));
    }
}
