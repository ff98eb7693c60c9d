package io.eventorchestrator.tooling.edits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermittedTypesTest {

    private static final String WIDE = "public sealed interface OrderEvent extends Event permits "
            + "OrderPlacedInTheMorning, OrderConfirmedAtNoonSharp, OrderRejectedInTheEvening, "
            + "OrderCancelledAtMidnight {";

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void aListThatIsTooWideHasALineForEachTypeWhichEndsAsTheOthersDo(String end) {
        assertThat(PermittedTypes.broken("package a;" + end + WIDE + end + "}" + end))
                .isEqualTo(String.join(
                        end,
                        "package a;",
                        "public sealed interface OrderEvent extends Event",
                        "        permits OrderPlacedInTheMorning,",
                        "                OrderConfirmedAtNoonSharp,",
                        "                OrderRejectedInTheEvening,",
                        "                OrderCancelledAtMidnight {",
                        "}",
                        ""));
    }
}
