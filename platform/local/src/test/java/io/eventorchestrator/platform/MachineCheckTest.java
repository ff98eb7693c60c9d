package io.eventorchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MachineCheckTest {

    private static final long PLENTY = 100L << 30;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void portsThatNobodyUses() {
        Arrays.stream(PlatformPort.values())
                .forEach(port -> environment.put(port.name(), String.valueOf(Ports.free())));
    }

    @Test
    void aFreeMachineHasNoObstacles() {
        assertThat(check(PLENTY, PLENTY)).isEmpty();
    }

    @Test
    void aTakenPortIsNamedWithTheVariableThatChangesIt() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            environment.put("KAFKA_PORT", String.valueOf(taken.getLocalPort()));

            assertThat(check(PLENTY, PLENTY))
                    .singleElement()
                    .asString()
                    .startsWith("Port " + taken.getLocalPort() + " is taken")
                    .contains("KAFKA_PORT=");
        }
    }

    @Test
    void aSidecarsPortIsNotAnObstacleWithoutSidecars() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            environment.put("ORDER_SIDECAR_HTTP_PORT", String.valueOf(taken.getLocalPort()));

            assertThat(new MachineCheck(environment, PLENTY, PLENTY).obstacles(Transport.KAFKA))
                    .isEmpty();
        }
    }

    @Test
    void aTakenPortOfAPartForWorkflowsIsNamedToo() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            environment.put("WORKFLOW_SCHEDULER_PORT", String.valueOf(taken.getLocalPort()));

            assertThat(check(PLENTY, PLENTY)).singleElement().asString().contains("WORKFLOW_SCHEDULER_PORT=");
            assertThat(new MachineCheck(environment, PLENTY, PLENTY).obstacles(Transport.KAFKA))
                    .isEmpty();
        }
    }

    @Test
    void tooLittleMemoryOrDiskSaysHowMuchIsNeeded() {
        assertThat(check(1 << 20, 2 << 20))
                .containsExactly(
                        "Too little memory: 1 MiB are free, the platform needs 1500. Free some and try again.",
                        "Too little disk: 2 MiB are free, the platform needs 1000. Free some and try again.");
    }

    @Test
    void anInvalidPortIsRefused() {
        assertThatThrownBy(() -> PlatformPort.KAFKA_PORT.in(Map.of("KAFKA_PORT", "70000")))
                .isInstanceOf(NotStartable.class)
                .hasMessage("KAFKA_PORT=70000 is not a port: give a number from 1 to 65535.");
    }

    private java.util.List<String> check(long memory, long disk) {
        return new MachineCheck(environment, memory, disk).obstacles(Transport.DAPR);
    }
}
