package io.eventorchestrator.tooling.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.tooling.demo.SampleOrder.Cancel;
import io.eventorchestrator.tooling.demo.SampleOrder.SentBack;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class OrderResultTest {

    @ParameterizedTest
    @ValueSource(strings = {"CONFIRMED", "REJECTED", "EXPIRED", "CANCELLED"})
    void withoutAnExpectationAnyEndOfAnAcceptedOrderIsGood(String state) {
        assertThat(result(Optional.empty(), state).isAsExpected()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"REFUSED", "PENDING", "CANCELLING", "DUPLICATED", ""})
    void anOrderThatWasRefusedOrDidNotEndIsAFailure(String state) {
        assertThat(result(Optional.empty(), state).isAsExpected()).isFalse();
        assertThat(result(Optional.empty(), state)).asString().contains("any end", "NOT AS EXPECTED");
    }

    @Test
    void aRefusalThatWasExpectedIsGood() {
        assertThat(result(Optional.of(OrderEnd.REFUSED), "REFUSED").isAsExpected())
                .isTrue();
        assertThat(result(Optional.of(OrderEnd.CONFIRMED), "REFUSED").isAsExpected())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "RETURN_COMPLETED, RETURN_COMPLETED, true",
        "RETURN_COMPLETED, RETURN_FAILED, false",
        "RETURN_COMPLETED, RETURN_AWAITING_DECISION, false",
        "RETURN_COMPLETED, CONFIRMED, false",
        "RETURN_COMPLETED, WITHOUT_RETURNS, true",
        "RETURN_DECLINED, RETURN_AWAITING_DECISION, true",
        "CONFIRMED, WITHOUT_RETURNS, false"
    })
    void aReturnEndsAsExpectedOrIsBeyondWhatThePlatformCanShow(OrderEnd expected, String state, boolean good) {
        assertThat(result(Optional.of(expected), state).isAsExpected()).isEqualTo(good);
    }

    private static OrderResult result(Optional<OrderEnd> expected, String state) {
        SampleOrder order = new SampleOrder(
                "an order", JsonMapper.shared().createObjectNode(), Cancel.NEVER, SentBack.NEVER, false, expected);
        return new OrderResult(1, order, "", state, "");
    }
}
