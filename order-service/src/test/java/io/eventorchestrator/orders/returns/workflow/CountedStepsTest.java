package io.eventorchestrator.orders.returns.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventorchestrator.orders.returns.domain.Work;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CountedStepsTest {

    private static final UUID ID = UUID.randomUUID();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void eachFailedAttemptIsCountedByItsWork() {
        CountedSteps steps =
                new CountedSteps(new FakeSteps(Work.TAKE_OUT, Work.REFUND).failing(Work.TAKE_OUT, 2), meters);

        assertThatThrownBy(() -> steps.attempt(ID, Work.TAKE_OUT)).hasMessage("503, time 1");
        assertThatThrownBy(() -> steps.attempt(ID, Work.TAKE_OUT)).hasMessage("503, time 2");
        steps.attempt(ID, Work.TAKE_OUT);
        steps.attempt(ID, Work.REFUND);

        assertThat(counted("take_out")).isEqualTo(2);
        assertThat(counted("refund")).isZero();
    }

    private double counted(String work) {
        return meters.counter("orders.returns.failed_attempts", "work", work).count();
    }
}
