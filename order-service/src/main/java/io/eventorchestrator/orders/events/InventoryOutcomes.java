package io.eventorchestrator.orders.events;

import io.eventorchestrator.contracts.inventory.InventoryRejected;
import io.eventorchestrator.contracts.inventory.InventoryReleased;
import io.eventorchestrator.contracts.inventory.InventoryReserved;
import io.eventorchestrator.messaging.ConsumerGroup;
import io.eventorchestrator.messaging.EventHandler;
import io.eventorchestrator.orders.application.CompleteCancellation;
import io.eventorchestrator.orders.application.ConfirmOrder;
import io.eventorchestrator.orders.application.RejectOrder;
import io.eventorchestrator.orders.domain.Rejection;
import io.eventorchestrator.orders.domain.Rejection.Shortage;

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
        rejectOrder.reject(event.orderId(), rejection(event));
    }

    @EventHandler
    void on(InventoryReleased event) {
        completeCancellation.complete(event.orderId());
    }

    private static Rejection rejection(InventoryRejected event) {
        return new Rejection(
                event.reason(),
                event.shortages().stream()
                        .map(line -> new Shortage(line.sku(), line.requested(), line.available()))
                        .toList());
    }
}
