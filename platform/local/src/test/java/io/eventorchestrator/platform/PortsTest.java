package io.eventorchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {

    private static final int LOWEST_OF_OUTGOING_CONNECTIONS = 32_768;

    @Test
    void noPortIsAssignedTwice() {
        assertThat(IntStream.range(0, 200).map(i -> Ports.free()).distinct()).hasSize(200);
    }

    @Test
    void assignedPortsAreOutsideTheRangeOfOutgoingConnections() {
        assertThat(IntStream.range(0, 200).map(i -> Ports.free()))
                .allMatch(port -> port < LOWEST_OF_OUTGOING_CONNECTIONS);
    }

    @Test
    void twoProcessesNeverGetTheSamePorts() {
        PortRange one = PortRange.claimed();
        PortRange other = PortRange.claimed();

        assertThat(IntStream.range(0, one.count()).map(one::port))
                .doesNotContainAnyElementsOf(IntStream.range(0, other.count())
                        .map(other::port)
                        .boxed()
                        .toList());
    }

    @Test
    void thePlatformsPortsAreOutsideTheRangeOfOutgoingConnections() {
        assertThat(PlatformPort.values()).allMatch(port -> port.in(Map.of()) < LOWEST_OF_OUTGOING_CONNECTIONS);
    }

    @Test
    void aTakenPortIsSkipped() throws IOException {
        int next = Ports.free() + 1;
        try (ServerSocket taken = new ServerSocket(next)) {
            assertThat(Ports.free()).isNotEqualTo(taken.getLocalPort());
        }
    }
}
