package io.eventorchestrator.inventory.events;

import io.eventorchestrator.contracts.orders.OrderCancelled;
import io.eventorchestrator.contracts.orders.OrderExpired;
import io.eventorchestrator.contracts.orders.OrderPlaced;
import io.eventorchestrator.inventory.application.ReleaseStock;
import io.eventorchestrator.inventory.application.ReserveStock;
import io.eventorchestrator.inventory.domain.Reservation.Line;
import io.eventorchestrator.messaging.ConsumerGroup;
import io.eventorchestrator.messaging.EventHandler;
import java.util.List;

@ConsumerGroup("inventory-service-order-reservations")
class OrderReservations {

    private final ReserveStock reserveStock;
    private final ReleaseStock releaseStock;

    OrderReservations(ReserveStock reserveStock, ReleaseStock releaseStock) {
        this.reserveStock = reserveStock;
        this.releaseStock = releaseStock;
    }

    @EventHandler
    void on(OrderPlaced event) {
        reserveStock.reserve(event.orderId(), lines(event));
    }

    @EventHandler
    void on(OrderCancelled event) {
        releaseStock.release(event.orderId());
    }

    @EventHandler
    void on(OrderExpired event) {
        releaseStock.release(event.orderId());
    }

    private static List<Line> lines(OrderPlaced event) {
        return event.lines().stream()
                .map(line -> new Line(line.sku(), line.quantity()))
                .toList();
    }
}
