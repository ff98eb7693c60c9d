package io.eventorchestrator.orders.events;

import io.eventorchestrator.contracts.inventory.InventoryRejected;
import io.eventorchestrator.contracts.inventory.InventoryReleased;
import io.eventorchestrator.contracts.inventory.InventoryReserved;
import io.eventorchestrator.messaging.ConsumerGroup;
import io.eventorchestrator.messaging.EventHandler;
import io.eventorchestrator.orders.application.CompleteCancellation;
import io.eventorchestrator.orders.application.ConfirmOrder;
import io.eventorchestrator.orders.application.RejectOrder;

@ConsumerGroup("order-service-inventory-outcomes")
class InventoryOutcomes {

    private final ConfirmOrder confirmOrder;
    private final RejectOrder rejectOrder;
    private final CompleteCancellation completeCancellation;

    InventoryOutcomes(ConfirmOrder confirmOrder, RejectOrder rejectOrder, CompleteCancellation completeCancellation) {
        this.confirmOrder = confirmOrder;
        this.rejectOrder = rejectOrder;
        this.completeCancellation = completeCancellation;
    }

    @EventHandler
    void on(InventoryReserved event) {
        confirmOrder.confirm(event.orderId());
    }

    @EventHandler
    void on(InventoryRejected event) {
        rejectOrder.reject(event.orderId(), event.reason());
    }

    @EventHandler
    void on(InventoryReleased event) {
        completeCancellation.complete(event.orderId());
    }
}
