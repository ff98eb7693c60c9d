package io.eventorchestrator.inventory.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventorchestrator.inventory.domain.Reservation.Line;
import io.eventorchestrator.inventory.domain.Shelf.Missing;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RejectionTest {

    private static final Missing TOO_LITTLE = new Missing(new Line("TEA", 3), 1, true);
    private static final Missing UNKNOWN = new Missing(new Line("TEE", 1), 0, false);

    @Test
    void anUnknownSkuIsTheReasonEvenBesideASkuOfWhichTooLittleIsAvailable() {
        assertThat(rejection(TOO_LITTLE).reason()).isEqualTo(Rejection.Reason.INSUFFICIENT_STOCK);
        assertThat(rejection(UNKNOWN).reason()).isEqualTo(Rejection.Reason.UNKNOWN_SKU);
        assertThat(rejection(TOO_LITTLE, UNKNOWN).reason()).isEqualTo(Rejection.Reason.UNKNOWN_SKU);
    }

    @Test
    void anOrderThatLacksNothingIsNotRejected() {
        assertThatThrownBy(RejectionTest::rejection).isInstanceOf(IllegalArgumentException.class);
    }

    private static Rejection rejection(Missing... missing) {
        return new Rejection(UUID.randomUUID(), List.of(missing));
    }
}
