package io.eventorchestrator.orders.web;

import io.eventorchestrator.orders.application.Orders.Stored;
import io.eventorchestrator.orders.domain.Order;
import io.eventorchestrator.orders.domain.OrderState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An order as clients see it. */
record OrderView(
        UUID id,
        OrderState state,
        Customer customer,
        String currency,
        long total,
        List<Line> lines,
        Instant placedAt,

        @Schema(description = "When the state last changed") Instant changedAt) {

    static OrderView of(Stored stored) {
        Order order = stored.order();
        return new OrderView(
                order.id(),
                order.state(),
                new Customer(order.customer().id(), order.customer().email()),
                order.currency(),
                order.total(),
                lines(order),
                stored.placedAt(),
                stored.changedAt());
    }

    private static List<Line> lines(Order order) {
        return order.lines().stream()
                .map(line -> new Line(line.sku(), line.quantity(), line.unitPrice()))
                .toList();
    }

    record Customer(String id, String email) {}

    record Line(String sku, int quantity, long unitPrice) {}
}
