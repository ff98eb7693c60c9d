package io.eventorchestrator.tooling.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ExpectedEventsTest {

    @Test
    void areTheTimelinesEventsAndOnePerNotification() {
        assertThat(of("""
                        [{"event":"OrderPlaced"},{"event":"CancellationRequested"},{"event":"OrderCancelled"},
                         {"event":"InventoryReleased"},{"event":"NotificationSent"}]""", """
                        [{"state":"SENT"},{"state":"FAILED"},{"state":"SENT"}]"""))
                .containsExactlyInAnyOrder(
                        "OrderPlaced",
                        "OrderCancelled",
                        "InventoryReleased",
                        "NotificationSent",
                        "NotificationSent",
                        "NotificationFailed");
    }

    private static List<String> of(String timeline, String notifications) {
        JsonMapper json = JsonMapper.shared();
        return new ExpectedEvents(Catalogue.load()).of(json.readTree(timeline), json.readTree(notifications));
    }
}
