package io.eventorchestrator.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.messaging.backoff.ExponentialDelay;
import io.eventorchestrator.messaging.loop.SystemTime;
import io.eventorchestrator.messaging.outbox.BrokerGate.Entry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BrokerGateTest {

    private static final Duration SHORT = Duration.ofNanos(1);
    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void isClosedForAPauseAfterAFailure() {
        BrokerGate gate = new BrokerGate(ExponentialDelay.doubling(LONG, LONG), new SystemTime());
        assertThat(gate.enter()).isEqualTo(Entry.OPEN);

        gate.missed("no broker answers");

        assertThat(gate.enter()).isEqualTo(Entry.CLOSED);
        assertThat(gate.closedFor()).isPositive();
        assertThat(gate.reason()).isEqualTo("no broker answers");
    }

    @Test
    void countsARecordThatWasNotTriedOnlyWhileItIsClosed() {
        BrokerGate gate = new BrokerGate(ExponentialDelay.doubling(SHORT, SHORT), new SystemTime());

        gate.untried();
        assertThat(gate.isOpen()).isTrue();

        gate.missed("no broker answers");
        gate.untried();
        assertThat(gate.failures()).isEqualTo(2);
    }

    @Test
    void letsOneLaneTryAtATimeUntilTheBrokerAnswers() {
        BrokerGate gate = new BrokerGate(ExponentialDelay.doubling(SHORT, SHORT), new SystemTime());
        gate.missed("no broker answers");

        assertThat(gate.enter()).isEqualTo(Entry.TRY);
        assertThat(gate.enter()).isEqualTo(Entry.CLOSED);
        gate.abandon();
        assertThat(gate.enter()).isEqualTo(Entry.TRY);
        gate.untried();
        assertThat(gate.enter()).isEqualTo(Entry.TRY);
        gate.reached();
        assertThat(gate.enter()).isEqualTo(Entry.OPEN);
        assertThat(gate.enter()).isEqualTo(Entry.OPEN);
    }
}
