package io.eventorchestrator.tooling.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({
        "AWAITING_DECISION, ReturnRequested",
        "DECLINED, ReturnRequested ReturnDeclined",
        "COMPLETED, ReturnRequested ReturnApproved ReturnCompleted",
        "FAILED, ReturnRequested ReturnApproved ReturnFailed"
    })
    void aReturnHasTheEventsOfItsState(String state, String events) {
        assertThat(of("[]", "[{\"state\":\"" + state + "\"}]", "[]")).containsExactly(events.split(" "));
    }

    private static List<String> of(String timeline, String notifications) {
        return of(timeline, "[]", notifications);
    }

    private static List<String> of(String timeline, String returns, String notifications) {
        JsonMapper json = JsonMapper.shared();
        return new ExpectedEvents(Catalogue.load())
                .of(json.readTree(timeline), json.readTree(returns), json.readTree(notifications));
    }
}
