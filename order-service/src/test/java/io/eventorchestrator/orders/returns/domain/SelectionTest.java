package io.eventorchestrator.orders.returns.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventorchestrator.orders.domain.OrderLine;
import io.eventorchestrator.orders.domain.Purchase;
import io.eventorchestrator.orders.domain.SamplePurchase;
import io.eventorchestrator.orders.returns.domain.ReturnedGoods.Line;
import io.eventorchestrator.orders.returns.domain.Selection.Wanted;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {

    private static final Purchase PURCHASE =
            SamplePurchase.of("c-1", List.of(new OrderLine("TEA", 3, 1000), new OrderLine("CUP", 1, 500)));

    @Test
    void selectedLinesHaveThePricesOfTheOrder() {
        ReturnedGoods goods = new Selection(List.of(new Wanted("TEA", 2)), "broken").of(PURCHASE, Map.of());

        assertThat(goods).isEqualTo(new ReturnedGoods("EUR", List.of(new Line("TEA", 2, 1000)), "broken"));
    }

    @Test
    void whatWasNotReturnedBeforeCanBeReturned() {
        assertThat(new Selection(List.of(new Wanted("TEA", 1), new Wanted("CUP", 1)), "r")
                        .of(PURCHASE, Map.of("TEA", 2))
                        .amount())
                .isEqualTo(1500);
    }

    @ParameterizedTest
    @CsvSource({
        "POT, 1, lines[0].sku, is not in the order, false",
        "TEA, 4, lines[0].quantity, is more than the 3 in the order, false",
        "TEA, 2, lines[0].quantity, is more than the 1 that are not returned yet, true"
    })
    void otherLinesAreRefused(String sku, int quantity, String field, String message, boolean isByState) {
        Selection selection = new Selection(List.of(new Wanted(sku, quantity)), "r");

        assertThatThrownBy(() -> selection.of(PURCHASE, Map.of("TEA", 2)))
                .isInstanceOf(NotReturnable.class)
                .hasMessage(message)
                .hasFieldOrPropertyWithValue("field", field)
                .hasFieldOrPropertyWithValue("isByState", isByState);
    }

    @Test
    void aSkuMayNotAppearTwice() {
        List<Wanted> lines = List.of(new Wanted("TEA", 1), new Wanted("TEA", 1));

        assertThatThrownBy(() -> new Selection(lines, "r"))
                .hasMessage("TEA appears twice")
                .hasFieldOrPropertyWithValue("field", "lines[1].sku");
    }
}
