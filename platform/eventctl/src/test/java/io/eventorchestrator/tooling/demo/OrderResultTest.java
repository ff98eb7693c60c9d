package io.eventorchestrator.tooling.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.tooling.demo.SampleOrder.Cancel;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    private static OrderResult result(Optional<OrderEnd> expected, String state) {
        SampleOrder order =
                new SampleOrder("an order", JsonMapper.shared().createObjectNode(), Cancel.NEVER, false, expected);
        return new OrderResult(1, order, "", state, "");
    }
}
