package io.eventorchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DaprSidecarTest {

    private static final DaprSidecar.Address ADDRESS = new DaprSidecar.Address("shop", 8081, 3501, 4501);

    @Test
    void onlyASidecarThatRunsWorkflowsGetsTheConnectionOfAStateStore() {
        SidecarWorkflows workflows = new SidecarWorkflows(1, 2, Map.of("SHOP_STATE", "host=localhost"));

        assertThat(DaprSidecar.environment(ADDRESS.with(workflows), Map.of()))
                .containsEntry("SHOP_STATE", "host=localhost");
        assertThat(DaprSidecar.environment(ADDRESS, Map.of())).doesNotContainKey("SHOP_STATE");
        assertThat(workflows.toString()).doesNotContain("localhost");
    }

    @Test
    void aSidecarStartsWithoutANetwork() {
        assertThat(DaprSidecar.environment(ADDRESS, Map.of())).containsEntry("DAPR_HOST_IP", "127.0.0.1");
    }
}
