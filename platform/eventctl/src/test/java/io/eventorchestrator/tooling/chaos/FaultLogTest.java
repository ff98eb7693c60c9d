package io.eventorchestrator.tooling.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.tooling.chaos.Fault.Action;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class FaultLogTest {

    private final FaultLog log = new FaultLog(Clock.systemUTC(), fault -> {});

    @Test
    void eightKillsWithOneAtEachPointDecide() {
        for (NamedPoint point : NamedPoint.values()) {
            log.note(Action.KILLED, "order-service-1", point);
        }
        assertThat(log.lacks()).containsExactly("4 kills of at least 8");

        for (int i = 0; i < 4; i++) {
            log.note(Action.KILLED, "Kafka");
        }

        assertThat(log.lacks()).isEmpty();
        assertThat(log.byPart(Action.KILLED)).containsEntry("Kafka", 4L).containsEntry("order-service-1", 4L);
    }

    @Test
    void aMissingPointIsNamedWhateverElseWasKilled() {
        for (int i = 0; i < 20; i++) {
            log.note(Action.KILLED, "Kafka");
            log.note(Action.FROZEN, "placement", NamedPoint.AFTER_EFFECT);
        }

        assertThat(log.lacks())
                .hasSize(NamedPoint.values().length)
                .contains("no kill after the effect, before the acknowledgement");
    }
}
