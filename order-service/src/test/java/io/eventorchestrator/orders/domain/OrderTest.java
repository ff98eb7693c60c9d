package io.eventorchestrator.orders.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderTest {

    @Test
    void aPlacedOrderIsPendingAndHasItsTotal() {
        Order.Decision placed = Order.place(
                UUID.randomUUID(), purchase(List.of(new OrderLine("TEA", 2, 1999), new OrderLine("CUP", 1, 500))));

        assertThat(placed.order().state()).isEqualTo(OrderState.PENDING);
        assertThat(placed.order().purchase().total()).isEqualTo(4498);
        assertThat(placed.event()).contains(new OrderEvent.Placed(placed.order()));
    }

    @Test
    void aSkuMayNotAppearTwice() {
        List<OrderLine> lines = List.of(new OrderLine("TEA", 1, 1), new OrderLine("TEA", 2, 1));

        assertThatThrownBy(() -> purchase(lines))
                .hasMessage("TEA appears twice")
                .hasFieldOrPropertyWithValue("field", "lines[1].sku");
    }

    @Test
    void aTotalThatOverflowsALongIsRefused() {
        List<OrderLine> lines = List.of(new OrderLine("GOLD", Integer.MAX_VALUE, Long.MAX_VALUE));

        assertThatThrownBy(() -> purchase(lines)).hasMessage("come to a total that is too large");
    }

    @Test
    void aTotalThatJsonReadersWouldRoundIsRefused() {
        List<OrderLine> lines = List.of(new OrderLine("GOLD", 1, 9_007_199_254_740_991L), new OrderLine("TEA", 1, 1));

        assertThatThrownBy(() -> purchase(lines)).hasMessage("come to a total that is too large");
    }

    private static Purchase purchase(List<OrderLine> lines) {
        return SamplePurchase.of("c-1", lines);
    }
}
