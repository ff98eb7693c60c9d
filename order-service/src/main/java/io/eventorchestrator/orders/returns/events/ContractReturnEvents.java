package io.eventorchestrator.orders.returns.events;

import io.eventorchestrator.contracts.orders.Customer;
import io.eventorchestrator.contracts.orders.OrderLine;
import io.eventorchestrator.contracts.orders.ReturnApproved;
import io.eventorchestrator.contracts.orders.ReturnCompleted;
import io.eventorchestrator.contracts.orders.ReturnDeclined;
import io.eventorchestrator.contracts.orders.ReturnFailed;
import io.eventorchestrator.contracts.orders.ReturnRequested;
import io.eventorchestrator.messaging.EventPublisher;
import io.eventorchestrator.orders.application.Orders;
import io.eventorchestrator.orders.returns.application.ReturnEvents;
import io.eventorchestrator.orders.returns.domain.ReturnEvent;
import io.eventorchestrator.orders.returns.domain.ReturnEvent.Approved;
import io.eventorchestrator.orders.returns.domain.ReturnEvent.Completed;
import io.eventorchestrator.orders.returns.domain.ReturnEvent.Declined;
import io.eventorchestrator.orders.returns.domain.ReturnEvent.Failed;
import io.eventorchestrator.orders.returns.domain.ReturnEvent.Requested;
import io.eventorchestrator.orders.returns.domain.ReturnedGoods;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Maps the events of returns to those of the contract. */
@Component
class ContractReturnEvents implements ReturnEvents {

    private final EventPublisher publisher;

    ContractReturnEvents(EventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void publish(ReturnEvent event, Orders.Stored order) {
        publisher.publish(contract(event, customer(order)), order.correlationId());
    }

    private static io.eventorchestrator.contracts.orders.ReturnEvent contract(ReturnEvent event, Customer customer) {
        UUID order = event.goodsReturn().orderId();
        UUID id = event.goodsReturn().id();
        ReturnedGoods goods = event.goodsReturn().goods();
        String currency = goods.currency();
        return switch (event) {
            case Requested requested ->
                new ReturnRequested(
                        order,
                        id,
                        customer,
                        currency,
                        goods.amount(),
                        lines(goods),
                        goods.reason(),
                        requested.awaitsDecision());
            case Approved approved ->
                new ReturnApproved(order, id, customer, currency, goods.amount(), approved.automatic());
            case Declined declined ->
                new ReturnDeclined(order, id, customer, declined.reason().name());
            case Completed completed -> new ReturnCompleted(order, id, customer, currency, goods.amount());
            case Failed failed ->
                new ReturnFailed(order, id, customer, failed.reason().name());
        };
    }

    private static Customer customer(Orders.Stored order) {
        io.eventorchestrator.orders.domain.Customer customer =
                order.order().purchase().customer();
        return new Customer(customer.id(), customer.email());
    }

    private static List<OrderLine> lines(ReturnedGoods goods) {
        return goods.lines().stream()
                .map(line -> new OrderLine(line.sku(), line.quantity(), line.unitPrice()))
                .toList();
    }
}
