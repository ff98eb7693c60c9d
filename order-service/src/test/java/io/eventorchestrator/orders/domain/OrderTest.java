package io.eventorchestrator.orders.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventorchestrator.contracts.orders.Customer;
import io.eventorchestrator.contracts.orders.OrderLine;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderTest {

    private static final Customer ADA = new Customer("c-1", "ada@example.com");

    @Test
    void aPlacedOrderIsPendingAndTellsItsTotal() {
        Order.Decision placed = Order.place(
                UUID.randomUUID(), ADA, "EUR", List.of(new OrderLine("TEA", 2, 1999), new OrderLine("CUP", 1, 500)));

        assertThat(placed.order().state()).isEqualTo(OrderState.PENDING);
        assertThat(placed.order().total()).isEqualTo(4498);
        assertThat(placed.event())
                .hasValueSatisfying(event -> assertThat(event).hasFieldOrPropertyWithValue("total", 4498L));
    }

    @Test
    void aSkuMayNotComeTwice() {
        List<OrderLine> lines = List.of(new OrderLine("TEA", 1, 1), new OrderLine("TEA", 2, 1));

        assertThatThrownBy(() -> Order.place(UUID.randomUUID(), ADA, "EUR", lines))
                .hasMessage("SKU TEA comes twice");
    }

    @Test
    void aTotalThatNoLongHoldsIsRefused() {
        List<OrderLine> lines = List.of(new OrderLine("GOLD", Integer.MAX_VALUE, Long.MAX_VALUE));

        assertThatThrownBy(() -> Order.place(UUID.randomUUID(), ADA, "EUR", lines))
                .hasMessage("the total is too large");
    }

    @ParameterizedTest(name = "{0} and {1}: {2}, publishes {3}")
    @CsvSource({
        "PENDING,    reserved, CONFIRMED,  OrderConfirmed",
        "PENDING,    rejected, REJECTED,   OrderRejected",
        "PENDING,    released, PENDING,    -",
        "PENDING,    cancel,   CANCELLING, OrderCancelled",
        "CONFIRMED,  reserved, CONFIRMED,  -",
        "CONFIRMED,  rejected, CONFIRMED,  -",
        "CONFIRMED,  released, CONFIRMED,  -",
        "CONFIRMED,  cancel,   CANCELLING, OrderCancelled",
        "REJECTED,   reserved, REJECTED,   -",
        "REJECTED,   rejected, REJECTED,   -",
        "REJECTED,   released, REJECTED,   -",
        "REJECTED,   cancel,   REJECTED,   -",
        "EXPIRED,    reserved, EXPIRED,    -",
        "EXPIRED,    rejected, EXPIRED,    -",
        "EXPIRED,    released, EXPIRED,    -",
        "EXPIRED,    cancel,   EXPIRED,    -",
        "CANCELLING, reserved, CANCELLING, -",
        "CANCELLING, rejected, CANCELLING, -",
        "CANCELLING, released, CANCELLED,  -",
        "CANCELLING, cancel,   CANCELLING, -",
        "CANCELLED,  reserved, CANCELLED,  -",
        "CANCELLED,  rejected, CANCELLED,  -",
        "CANCELLED,  released, CANCELLED,  -",
        "CANCELLED,  cancel,   CANCELLED,  -"
    })
    void eachStateTakesEachEvent(OrderState before, String what, OrderState after, String event) {
        Order order = new Order(UUID.randomUUID(), before, ADA, "EUR", List.of(new OrderLine("TEA", 1, 100)));

        Order.Decision decision = switch (what) {
            case "reserved" -> order.reserved();
            case "rejected" -> order.rejected("INSUFFICIENT_STOCK");
            case "released" -> order.released();
            default -> order.cancel("CUSTOMER_REQUEST");
        };

        assertThat(decision.order().state()).isEqualTo(after);
        assertThat(decision.event()
                        .map(published -> published.getClass().getSimpleName())
                        .orElse("-"))
                .isEqualTo(event);
    }
}
