package io.eventorchestrator.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.eventorchestrator.contracts.orders.Customer;
import io.eventorchestrator.contracts.orders.OrderLine;
import io.eventorchestrator.contracts.orders.OrderPlaced;
import io.eventorchestrator.contracts.orders.OrderPlacedV1;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UpcastTest {

    private static final UUID ORDER = UUID.fromString("018f2f6e-7c1a-7c3e-9a55-3f6f1f0d2a01");
    private static final Customer ADA = new Customer("ada", "ada@example.com");

    @Test
    void theOneLineOfMajor1IsTheOnlyLineOfMajor2() {
        OrderPlaced lifted = placed(2, 1999, null).upcast();

        assertThat(lifted.lines()).containsExactly(new OrderLine("TEA", 2, 1999));
        assertThat(lifted.customer()).isEqualTo(ADA);
        assertThat(lifted.currency()).isEqualTo("EUR");
        assertThat(lifted.key()).isEqualTo(placed(2, 1999, null).key());
    }

    @Test
    void theTotalIsComputedForVersion10AndCopiedFromVersion11() {
        assertThat(placed(2, 1999, null).upcast().total()).isEqualTo(3998);
        assertThat(placed(2, 1999, 4000L).upcast().total()).isEqualTo(4000);
    }

    @Test
    void anOverflowingTotalFailsTheUpcast() {
        OrderPlacedV1 endless = placed(1_000_000, 9_007_199_254_740_991L, null);

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(endless::upcast);
    }

    private static OrderPlacedV1 placed(int quantity, long unitPrice, @Nullable Long total) {
        return new OrderPlacedV1(ORDER, ADA, "EUR", "TEA", quantity, unitPrice, total);
    }
}
