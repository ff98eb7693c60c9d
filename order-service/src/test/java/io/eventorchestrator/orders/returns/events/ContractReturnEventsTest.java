package io.eventorchestrator.orders.returns.events;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import io.eventorchestrator.contracts.Event;
import io.eventorchestrator.contracts.orders.Customer;
import io.eventorchestrator.contracts.orders.OrderLine;
import io.eventorchestrator.contracts.orders.ReturnApproved;
import io.eventorchestrator.contracts.orders.ReturnCompleted;
import io.eventorchestrator.contracts.orders.ReturnDeclined;
import io.eventorchestrator.contracts.orders.ReturnFailed;
import io.eventorchestrator.contracts.orders.ReturnRequested;
import io.eventorchestrator.messaging.EventPublisher;
import io.eventorchestrator.orders.application.Orders;
import io.eventorchestrator.orders.domain.Order;
import io.eventorchestrator.orders.domain.OrderState;
import io.eventorchestrator.orders.domain.SamplePurchase;
import io.eventorchestrator.orders.returns.domain.EndReason;
import io.eventorchestrator.orders.returns.domain.OrderReturn;
import io.eventorchestrator.orders.returns.domain.ReturnEvent;
import io.eventorchestrator.orders.returns.domain.ReturnState;
import io.eventorchestrator.orders.returns.domain.SampleReturn;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContractReturnEventsTest {

    private static final Customer ADA = new Customer("c-1", "ada@example.com");
    private static final OrderReturn RETURN = SampleReturn.in(ReturnState.REQUESTED);
    private static final UUID ORDER = RETURN.orderId();
    private static final UUID ID = RETURN.id();

    private final EventPublisher publisher = mock(EventPublisher.class);

    @Test
    void aRequestNamesItsLinesAndItsReason() {
        assertPublished(
                new ReturnEvent.Requested(RETURN, true),
                new ReturnRequested(
                        ORDER,
                        ID,
                        ADA,
                        "EUR",
                        4498,
                        List.of(new OrderLine("TEA", 2, 1999), new OrderLine("CUP", 1, 500)),
                        "too small",
                        true));
    }

    @Test
    void anApprovalNamesTheAmount() {
        assertPublished(new ReturnEvent.Approved(RETURN, true), new ReturnApproved(ORDER, ID, ADA, "EUR", 4498, true));
    }

    @Test
    void aRefusalNamesItsReason() {
        assertPublished(
                new ReturnEvent.Declined(RETURN, EndReason.NO_DECISION),
                new ReturnDeclined(ORDER, ID, ADA, "NO_DECISION"));
    }

    @Test
    void aCompletionNamesTheAmount() {
        assertPublished(new ReturnEvent.Completed(RETURN), new ReturnCompleted(ORDER, ID, ADA, "EUR", 4498));
    }

    @Test
    void aFailureNamesItsReason() {
        assertPublished(
                new ReturnEvent.Failed(RETURN, EndReason.REFUND_REFUSED),
                new ReturnFailed(ORDER, ID, ADA, "REFUND_REFUSED"));
    }

    private void assertPublished(ReturnEvent event, Event published) {
        Order order = new Order(ORDER, OrderState.CONFIRMED, SamplePurchase.ofTea(), null);

        new ContractReturnEvents(publisher)
                .publish(event, new Orders.Stored(order, "story", Instant.EPOCH, Instant.EPOCH));

        verify(publisher).publish(published, "story");
    }
}
