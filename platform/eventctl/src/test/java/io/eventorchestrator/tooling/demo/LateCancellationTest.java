package io.eventorchestrator.tooling.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.tooling.demo.LateCancellation.Stock;
import io.eventorchestrator.tooling.demo.SampleOrder.Cancel;
import io.eventorchestrator.tooling.demo.SampleOrder.SentBack;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class LateCancellationTest {

    @Test
    void itsHeadingNamesTheSourceAndTheStartOfTheTimes() {
        JsonMapper json = JsonMapper.shared();
        SampleOrder order = new SampleOrder(
                "cancelled late", json.createObjectNode(), Cancel.LATE, SentBack.NEVER, false, Optional.empty());
        LateCancellation cancellation = new LateCancellation(
                new OrderResult(6, order, "id", "CANCELLED", ""),
                json.readTree("[{\"event\":\"OrderPlaced\",\"at\":\"2026-01-05T10:15:30Z\"}]"),
                new Stock("DESK", 1, 3));

        assertThat(cancellation.lines().getFirst())
                .isEqualTo("Order 6, cancelled late: its timeline in order-service, by the time since it was placed");
    }
}
