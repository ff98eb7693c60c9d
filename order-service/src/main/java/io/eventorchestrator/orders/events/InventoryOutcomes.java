package io.eventorchestrator.orders.events;

import io.eventorchestrator.contracts.inventory.InventoryRejected;
import io.eventorchestrator.contracts.inventory.InventoryReleased;
import io.eventorchestrator.contracts.inventory.InventoryReserved;
import io.eventorchestrator.messaging.ConsumerGroup;
import io.eventorchestrator.messaging.EventHandler;
import io.eventorchestrator.orders.application.ChangeOrder;

@ConsumerGroup("order-service-inventory-outcomes")
class InventoryOutcomes {

    private final ChangeOrder changeOrder;

    InventoryOutcomes(ChangeOrder changeOrder) {
        this.changeOrder = changeOrder;
    }

    @EventHandler
    void on(InventoryReserved event) {
        changeOrder.reserved(event.orderId());
    }

    @EventHandler
    void on(InventoryRejected event) {
        changeOrder.rejected(event.orderId(), event.reason());
    }

    @EventHandler
    void on(InventoryReleased event) {
        changeOrder.released(event.orderId());
    }
}
