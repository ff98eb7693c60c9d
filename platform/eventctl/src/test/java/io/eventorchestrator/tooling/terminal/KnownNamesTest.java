package io.eventorchestrator.tooling.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownNamesTest {

    private static final KnownNames NAMES = new KnownNames(
            List.of("order-service", "inventory-service", "orders.order.placed", "orders.order.expired", "up", "sql"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order-servce        | order-service",
                "Order_Service       | order-service",
                "inventroy           | inventory-service",
                "orders.order.packed | orders.order.placed",
                "OrderPlacd          | orders.order.placed",
                "expired             | orders.order.expired",
                "orders.order        | orders.order.expired or orders.order.placed",
                "pu                  | up",
                "sqll                | sql",
            })
    void aTypingErrorOrAPartOfANameIsRecognized(String given, String meant) {
        assertThat(NAMES.insteadOf(given, "there are")).isEqualTo(". Did you mean " + meant + "?");
    }

    @ParameterizedTest
    @CsvSource({"Foo", "stock-service", "orders.order.shipped", "x", "''"})
    void allNamesAreListedIfNoneIsNear(String given) {
        assertThat(NAMES.insteadOf(given, "there are"))
                .isEqualTo("; there are order-service, inventory-service, orders.order.placed, orders.order.expired,"
                        + " up, sql.");
    }

    @Test
    void threeLettersAreNotComparedWithPartsOfNames() {
        assertThat(new KnownNames(List.of("too-large")).insteadOf("foo", "there are"))
                .isEqualTo("; there are too-large.");
    }

    @Test
    void noNamesAreListedAsNone() {
        assertThat(new KnownNames(List.of()).insteadOf("orders", "there are")).isEqualTo("; there are none.");
    }

    @Test
    void allNamesAreListedIfManyAreNear() {
        KnownNames many = new KnownNames(List.of("foo1", "foo2", "foo3", "foo4", "foo5", "foo6"));

        assertThat(many.insteadOf("foo", "there are")).startsWith("; there are foo1, ");
    }
}
