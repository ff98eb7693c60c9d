package io.eventorchestrator.notifications.events;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import io.eventorchestrator.contracts.orders.Customer;
import io.eventorchestrator.contracts.orders.OrderRejected;
import io.eventorchestrator.contracts.orders.Shortage;
import io.eventorchestrator.messaging.HandledEvent;
import io.eventorchestrator.notifications.application.Notify;
import io.eventorchestrator.notifications.domain.Occasion;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderAlertsTest {

    private static final UUID ORDER = UUID.randomUUID();
    private static final Customer ADA = new Customer("c-1", "ada@example.com");
    private static final HandledEvent HANDLED = new HandledEvent("1", "/order-service", "1");

    private final Notify notify = mock(Notify.class);
    private final OrderAlerts alerts = new OrderAlerts(notify);

    @Test
    void aCustomerIsToldWhatIsMissing() {
        alerts.on(new OrderRejected(ORDER, ADA, "INSUFFICIENT_STOCK", List.of(new Shortage("TEA", 3, 1))), HANDLED);

        verify(notify)
                .tell(HANDLED, ADA.email(), Occasion.rejected(ORDER, List.of(new Occasion.Shortage("TEA", 3, 1))));
    }

    @Test
    void aRejectionByAProducerOfVersionOneIsNotifiedToo() {
        alerts.on(new OrderRejected(ORDER, ADA, "INSUFFICIENT_STOCK", null), HANDLED);

        verify(notify).tell(HANDLED, ADA.email(), Occasion.rejected(ORDER, List.of()));
    }
}
