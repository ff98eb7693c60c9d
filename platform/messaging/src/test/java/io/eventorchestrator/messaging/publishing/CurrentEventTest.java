package io.eventorchestrator.messaging.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventorchestrator.messaging.CorrelationScope;
import io.eventorchestrator.messaging.EventTrace;
import io.eventorchestrator.messaging.HandledEvent;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class CurrentEventTest {

    private static final EventTrace OF_EVENT =
            new EventTrace("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", null);
    private static final EventTrace OF_WORK =
            new EventTrace("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", null);
    private static final HandledEvent EVENT = new HandledEvent("2", "/order-service", "1", OF_EVENT);

    private final CurrentEvent current = new CurrentEvent();

    @Test
    void theHandledEventGivesCorrelationAndTrace() throws Exception {
        current.during(EVENT, () -> {
            assertThat(current.get()).isEqualTo(EVENT);
            assertThat(current.trace()).isEqualTo(OF_EVENT);
            assertThat(MDC.get(CorrelationScope.CORRELATION_ID)).isEqualTo("1");
            return true;
        });
    }

    @Test
    void workLeftForLaterGivesItsTraceAlone() {
        current.continuing(OF_WORK, () -> {
            assertThat(current.get()).isNull();
            assertThat(current.trace()).isEqualTo(OF_WORK);
            return true;
        });
    }

    @Test
    void workOfAnotherTraceWithinAHandlerKeepsTheEvent() throws Exception {
        current.during(EVENT, () -> {
            current.continuing(OF_WORK, () -> {
                assertThat(current.get()).isEqualTo(EVENT);
                assertThat(current.trace()).isEqualTo(OF_WORK);
                return true;
            });
            assertThat(current.trace()).isEqualTo(OF_EVENT);
            return true;
        });
    }

    @Test
    void afterwardsThereIsNeitherEventNorTraceEvenIfTheHandlerFailed() {
        assertThatThrownBy(() -> current.during(EVENT, () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        assertThat(current.get()).isNull();
        assertThat(current.trace()).isNull();
    }
}
