package io.eventorchestrator.notifications.domain;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The reason for a notification, independent of any language.
 *
 * @param orderId the order that it is about; null if there is none
 * @param template name of the template, such as {@code order-confirmed}
 * @param arguments the template's arguments, in order; {@link Money} and {@link Lines} depend on the language
 */
public record Occasion(@Nullable UUID orderId, String template, List<Object> arguments) {

    public Occasion {
        arguments = List.copyOf(arguments);
    }

    /** The customer will get the order. */
    public static Occasion confirmed(UUID orderId, Money total) {
        return of(orderId, "order-confirmed", total);
    }

    /**
     * The customer will not get the order.
     *
     * @param shortages the lines that stock could not cover; empty if unknown
     */
    public static Occasion rejected(UUID orderId, List<Shortage> shortages) {
        return of(
                orderId,
                "order-rejected",
                new Lines(
                        "shortage", shortages.stream().map(Shortage::arguments).toList()));
    }

    /** The customer's cancellation is accepted. */
    public static Occasion cancelled(UUID orderId) {
        return of(orderId, "order-cancelled");
    }

    /** The warehouse did not answer the order in time. */
    public static Occasion expired(UUID orderId) {
        return of(orderId, "order-expired");
    }

    /** The customer's return is accepted. */
    public static Occasion returnRequested(UUID orderId, Money refund) {
        return of(orderId, "return-requested", refund);
    }

    /** The goods may come back. */
    public static Occasion returnApproved(UUID orderId, Money refund) {
        return of(orderId, "return-approved", refund);
    }

    /** The goods stay with the customer. */
    public static Occasion returnDeclined(UUID orderId) {
        return of(orderId, "return-declined");
    }

    /** The amount is refunded. */
    public static Occasion returnCompleted(UUID orderId, Money refund) {
        return of(orderId, "return-completed", refund);
    }

    /** The return could not be completed. */
    public static Occasion returnFailed(UUID orderId) {
        return of(orderId, "return-failed");
    }

    /** A return that a person must decide about, for sales. */
    public static Occasion returnToDecide(UUID orderId, Money refund, UUID returnId, String customer) {
        return of(orderId, "return-to-decide", refund, returnId.toString(), customer);
    }

    /**
     * A return that failed and is undone, for sales, who get in touch with the customer.
     *
     * @param reason a stable code
     */
    public static Occasion returnToLookInto(UUID orderId, UUID returnId, String customer, String reason) {
        return of(orderId, "return-to-look-into", returnId.toString(), customer, reason);
    }

    /** A large order, for sales. */
    public static Occasion large(UUID orderId, Money total, String customer) {
        return of(orderId, "large-order", total, customer);
    }

    /**
     * Depleted stock, for the warehouse.
     *
     * @param available quantity that can still be reserved
     */
    public static Occasion depleted(String sku, int available, int threshold) {
        return new Occasion(null, "stock-depleted", List.of(sku, available, threshold));
    }

    // The order's id is the first argument of each template about an order.
    private static Occasion of(UUID orderId, String template, Object... more) {
        return new Occasion(
                orderId,
                template,
                Stream.concat(Stream.of(orderId.toString()), Stream.of(more)).toList());
    }

    /**
     * An amount.
     *
     * @param minorUnits such as cents
     * @param currency ISO 4217
     */
    public record Money(long minorUnits, String currency) {}

    /**
     * Optional lines of a text, each from the same template.
     *
     * @param template name of the template, such as {@code shortage}
     * @param arguments the template's arguments, in order, for each line; empty for no line
     */
    public record Lines(String template, List<List<Object>> arguments) {

        public Lines {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * A line of an order that stock could not cover.
     *
     * @param requested ordered quantity
     * @param available available quantity; 0 for an unknown SKU
     */
    public record Shortage(String sku, int requested, int available) {

        private List<Object> arguments() {
            return List.of(sku, requested, available);
        }
    }
}
