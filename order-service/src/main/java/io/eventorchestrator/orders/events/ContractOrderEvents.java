package io.eventorchestrator.orders.events;

import io.eventorchestrator.contracts.orders.Customer;
import io.eventorchestrator.contracts.orders.OrderCancelled;
import io.eventorchestrator.contracts.orders.OrderConfirmed;
import io.eventorchestrator.contracts.orders.OrderExpired;
import io.eventorchestrator.contracts.orders.OrderLine;
import io.eventorchestrator.contracts.orders.OrderPlaced;
import io.eventorchestrator.contracts.orders.OrderRejected;
import io.eventorchestrator.contracts.orders.Shortage;
import io.eventorchestrator.messaging.EventPublisher;
import io.eventorchestrator.orders.application.OrderEvents;
import io.eventorchestrator.orders.domain.OrderEvent;
import io.eventorchestrator.orders.domain.OrderEvent.Cancelled;
import io.eventorchestrator.orders.domain.OrderEvent.Confirmed;
import io.eventorchestrator.orders.domain.OrderEvent.Expired;
import io.eventorchestrator.orders.domain.OrderEvent.Placed;
import io.eventorchestrator.orders.domain.OrderEvent.Rejected;
import io.eventorchestrator.orders.domain.Purchase;
import io.eventorchestrator.orders.domain.Rejection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Maps the domain's events to those of the contract. */
@Component
class ContractOrderEvents implements OrderEvents {

    private final EventPublisher publisher;

    ContractOrderEvents(EventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public String publishFirst(OrderEvent event) {
        return publisher.publish(contract(event)).correlationId();
    }

    @Override
    public void publish(OrderEvent event, String correlationId) {
        publisher.publish(contract(event), correlationId);
    }

    private static io.eventorchestrator.contracts.orders.OrderEvent contract(OrderEvent event) {
        UUID order = event.order().id();
        Purchase purchase = event.order().purchase();
        Customer customer = customer(purchase);
        return switch (event) {
            case Placed placed ->
                new OrderPlaced(order, customer, purchase.currency(), purchase.total(), lines(purchase));
            case Confirmed confirmed -> new OrderConfirmed(order, customer, purchase.currency(), purchase.total());
            case Rejected rejected ->
                new OrderRejected(order, customer, rejected.rejection().reason(), shortages(rejected.rejection()));
            case Cancelled cancelled -> new OrderCancelled(order, customer, cancelled.reason());
            case Expired expired -> new OrderExpired(order, customer);
        };
    }

    private static Customer customer(Purchase purchase) {
        return new Customer(purchase.customer().id(), purchase.customer().email());
    }

    private static List<Shortage> shortages(Rejection rejection) {
        return rejection.shortages().stream()
                .map(line -> new Shortage(line.sku(), line.requested(), line.available()))
                .toList();
    }

    private static List<OrderLine> lines(Purchase purchase) {
        return purchase.lines().stream()
                .map(line -> new OrderLine(line.sku(), line.quantity(), line.unitPrice()))
                .toList();
    }
}
