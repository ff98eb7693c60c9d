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
import io.eventorchestrator.orders.domain.Order;
import io.eventorchestrator.orders.domain.OrderEvent;
import io.eventorchestrator.orders.domain.OrderEvent.Cancelled;
import io.eventorchestrator.orders.domain.OrderEvent.Confirmed;
import io.eventorchestrator.orders.domain.OrderEvent.Expired;
import io.eventorchestrator.orders.domain.OrderEvent.Placed;
import io.eventorchestrator.orders.domain.OrderEvent.Rejected;
import io.eventorchestrator.orders.domain.Rejection;
import java.util.List;
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
        Order order = event.order();
        Customer customer = customer(order);
        return switch (event) {
            case Placed placed -> new OrderPlaced(order.id(), customer, order.currency(), order.total(), lines(order));
            case Confirmed confirmed -> new OrderConfirmed(order.id(), customer, order.currency(), order.total());
            case Rejected rejected ->
                new OrderRejected(order.id(), customer, rejected.rejection().reason(), shortages(rejected.rejection()));
            case Cancelled cancelled -> new OrderCancelled(order.id(), customer, cancelled.reason());
            case Expired expired -> new OrderExpired(order.id(), customer);
        };
    }

    private static Customer customer(Order order) {
        return new Customer(order.customer().id(), order.customer().email());
    }

    private static List<Shortage> shortages(Rejection rejection) {
        return rejection.shortages().stream()
                .map(line -> new Shortage(line.sku(), line.requested(), line.available()))
                .toList();
    }

    private static List<OrderLine> lines(Order order) {
        return order.lines().stream()
                .map(line -> new OrderLine(line.sku(), line.quantity(), line.unitPrice()))
                .toList();
    }
}
