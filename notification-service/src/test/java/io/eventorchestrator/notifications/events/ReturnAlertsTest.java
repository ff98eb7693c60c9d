package io.eventorchestrator.notifications.events;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import io.eventorchestrator.contracts.orders.Customer;
import io.eventorchestrator.contracts.orders.OrderLine;
import io.eventorchestrator.contracts.orders.ReturnApproved;
import io.eventorchestrator.contracts.orders.ReturnCompleted;
import io.eventorchestrator.contracts.orders.ReturnDeclined;
import io.eventorchestrator.contracts.orders.ReturnFailed;
import io.eventorchestrator.contracts.orders.ReturnRequested;
import io.eventorchestrator.messaging.HandledEvent;
import io.eventorchestrator.notifications.application.Notify;
import io.eventorchestrator.notifications.domain.Occasion;
import io.eventorchestrator.notifications.domain.Occasion.Money;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReturnAlertsTest {

    private static final UUID ORDER = UUID.randomUUID();
    private static final UUID RETURN = UUID.randomUUID();
    private static final Customer ADA = new Customer("c-1", "ada@example.com");
    private static final HandledEvent HANDLED = new HandledEvent("1", "/order-service", "1");
    private static final Money REFUND = new Money(3998, "EUR");

    private final Notify notify = mock(Notify.class);
    private final ReturnAlerts alerts = new ReturnAlerts(notify);

    @AfterEach
    void eachEventIsToldOnce() {
        verifyNoMoreInteractions(notify);
    }

    @Test
    void aCustomerIsToldThatTheReturnHasArrived() {
        alerts.on(requested(false), HANDLED);

        told(Occasion.returnRequested(ORDER, REFUND));
    }

    @Test
    void salesAreToldOfAReturnThatAwaitsADecision() {
        alerts.on(requested(true), HANDLED);

        told(Occasion.returnRequested(ORDER, REFUND));
        verify(notify).sales(HANDLED, Occasion.returnToDecide(ORDER, REFUND, RETURN, "c-1"));
    }

    private static ReturnRequested requested(boolean awaitsDecision) {
        List<OrderLine> lines = List.of(new OrderLine("TEA", 2, 1999));
        return new ReturnRequested(ORDER, RETURN, ADA, "EUR", 3998, lines, "tastes of hay", awaitsDecision);
    }

    @Test
    void aCustomerIsToldOfTheApproval() {
        alerts.on(new ReturnApproved(ORDER, RETURN, ADA, "EUR", 3998, true), HANDLED);

        told(Occasion.returnApproved(ORDER, REFUND));
    }

    @Test
    void aCustomerIsToldOfTheRefusal() {
        alerts.on(new ReturnDeclined(ORDER, RETURN, ADA, "NO_DECISION"), HANDLED);

        told(Occasion.returnDeclined(ORDER));
    }

    @Test
    void aCustomerIsToldOfTheRefund() {
        alerts.on(new ReturnCompleted(ORDER, RETURN, ADA, "EUR", 3998), HANDLED);

        told(Occasion.returnCompleted(ORDER, REFUND));
    }

    @Test
    void aCustomerIsToldOfTheFailureAndSalesLookIntoIt() {
        alerts.on(new ReturnFailed(ORDER, RETURN, ADA, "REFUND_REFUSED"), HANDLED);

        told(Occasion.returnFailed(ORDER));
        verify(notify).sales(HANDLED, Occasion.returnToLookInto(ORDER, RETURN, "c-1", "REFUND_REFUSED"));
    }

    private void told(Occasion occasion) {
        verify(notify).tell(HANDLED, ADA.email(), occasion);
    }
}
