package io.eventorchestrator.orders.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.eventorchestrator.orders.application.Orders.Stored;
import io.eventorchestrator.orders.domain.Order;
import io.eventorchestrator.orders.domain.OrderState;
import io.eventorchestrator.orders.domain.Purchase;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as clients see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderView(
        UUID id,
        OrderState state,
        Customer customer,
        String currency,
        long total,
        List<Line> lines,
        Instant placedAt,

        @Schema(description = "When the state last changed") Instant changedAt,

        @Schema(description = "Why it was rejected; absent unless it was") @Nullable
        Rejection rejection) {

    static OrderView of(Stored stored) {
        Order order = stored.order();
        Purchase purchase = order.purchase();
        return new OrderView(
                order.id(),
                order.state(),
                new Customer(purchase.customer().id(), purchase.customer().email()),
                purchase.currency(),
                purchase.total(),
                lines(purchase),
                stored.placedAt(),
                stored.changedAt(),
                Rejection.of(order.rejection()));
    }

    private static List<Line> lines(Purchase purchase) {
        return purchase.lines().stream()
                .map(line -> new Line(line.sku(), line.quantity(), line.unitPrice()))
                .toList();
    }

    record Customer(String id, String email) {}

    record Line(String sku, int quantity, long unitPrice) {}

    record Rejection(@Schema(example = "INSUFFICIENT_STOCK") String reason, List<Shortage> shortages) {

        static @Nullable Rejection of(io.eventorchestrator.orders.domain.@Nullable Rejection rejection) {
            return rejection == null
                    ? null
                    : new Rejection(
                            rejection.reason(),
                            rejection.shortages().stream()
                                    .map(line -> new Shortage(line.sku(), line.requested(), line.available()))
                                    .toList());
        }
    }

    record Shortage(
            String sku,
            int requested,
            @Schema(description = "0 for an unknown SKU") int available) {}
}
