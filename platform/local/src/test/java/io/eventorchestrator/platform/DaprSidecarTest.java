package io.eventorchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DaprSidecarTest {

    private static final DaprSidecar.Address ADDRESS = new DaprSidecar.Address("shop", 8081, 3501, 4501);

    @Test
    void aSidecarStartsWithoutANetwork() {
        assertThat(DaprSidecar.environment(ADDRESS, Map.of())).containsEntry("DAPR_HOST_IP", "127.0.0.1");
    }
}
