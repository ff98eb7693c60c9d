package io.eventorchestrator.tooling.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BrokerClocksTest {

    private static final Optional<ClockDifference> NONE =
            Optional.of(new ClockDifference(Duration.ZERO, Duration.ofMillis(3)));

    @Test
    void theControllersClockIsThatOfTheOnlyBroker() {
        assertThat(lines(NONE, 0))
                .containsExactly(
                        "ok             the clock of Kafka's controller agrees with this machine's within 1 s");
    }

    @Test
    void brokersWhoseTimeKafkaDoesNotTellAreCounted() {
        assertThat(lines(NONE, 2))
                .element(1)
                .isEqualTo("not checked    the clocks of 2 other brokers, since Kafka tells only its controller's time:"
                        + " timedatectl on each shows whether NTP sets it");
    }

    @Test
    void aWrongClockIsNamed() {
        assertThat(lines(Optional.of(new ClockDifference(Duration.ofSeconds(-70), Duration.ZERO)), 0))
                .singleElement()
                .asString()
                .startsWith("WRONG          the clock of Kafka's controller is 70.0 s behind this machine's: set both");
    }

    @Test
    void aControllerThatDoesNotTellItsTimeIsNotChecked() {
        assertThat(lines(Optional.empty(), 3))
                .containsExactly("not checked    the brokers' clocks, since they don't tell this login the time:"
                        + " allow it the operation DESCRIBE on the cluster");
    }

    private static List<String> lines(Optional<ClockDifference> controller, int others) {
        return BrokerClocks.diagnoses(controller, others).stream()
                .map(Diagnosis::line)
                .toList();
    }
}
