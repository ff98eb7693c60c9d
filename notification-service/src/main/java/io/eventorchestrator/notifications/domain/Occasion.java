package io.eventorchestrator.notifications.domain;

import io.eventorchestrator.contracts.inventory.StockDepleted;
import io.eventorchestrator.contracts.orders.OrderCancelled;
import io.eventorchestrator.contracts.orders.OrderConfirmed;
import io.eventorchestrator.contracts.orders.OrderExpired;
import io.eventorchestrator.contracts.orders.OrderRejected;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is told of, in no language yet.
 *
 * @param orderId what it is about; null where it is about no order
 * @param template what about, such as {@code order-confirmed}
 * @param arguments of the template, in its order; a {@link Money} is written as the language writes it
 */
public record Occasion(@Nullable UUID orderId, String template, List<Object> arguments) {

    public Occasion {
        arguments = List.copyOf(arguments);
    }

    /** The customer will get the order. */
    public static Occasion confirmed(OrderConfirmed event) {
        return new Occasion(event.orderId(), "order-confirmed", List.of(id(event.orderId()), total(event)));
    }

    /** The customer will not get the order. */
    public static Occasion rejected(OrderRejected event) {
        return new Occasion(event.orderId(), "order-rejected", List.of(id(event.orderId())));
    }

    /** The customer's cancellation is accepted. */
    public static Occasion cancelled(OrderCancelled event) {
        return new Occasion(event.orderId(), "order-cancelled", List.of(id(event.orderId())));
    }

    /** Nobody answered the order in time. */
    public static Occasion expired(OrderExpired event) {
        return new Occasion(event.orderId(), "order-expired", List.of(id(event.orderId())));
    }

    /** An order that sales want to know of. */
    public static Occasion large(OrderConfirmed event) {
        List<Object> arguments =
                List.of(id(event.orderId()), total(event), event.customer().id());
        return new Occasion(event.orderId(), "large-order", arguments);
    }

    /** Stock that the warehouse wants to know of. */
    public static Occasion depleted(StockDepleted event) {
        return new Occasion(null, "stock-depleted", List.of(event.sku(), event.available(), event.threshold()));
    }

    private static String id(UUID orderId) {
        return orderId.toString();
    }

    private static Money total(OrderConfirmed event) {
        return new Money(event.total(), event.currency());
    }

    /**
     * An amount.
     *
     * @param minorUnits such as cents
     * @param currency ISO 4217
     */
    public record Money(long minorUnits, String currency) {}
}
