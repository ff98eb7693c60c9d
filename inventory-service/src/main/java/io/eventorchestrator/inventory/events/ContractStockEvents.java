package io.eventorchestrator.inventory.events;

import io.eventorchestrator.contracts.inventory.InventoryRejected;
import io.eventorchestrator.contracts.inventory.InventoryReleased;
import io.eventorchestrator.contracts.inventory.InventoryReserved;
import io.eventorchestrator.contracts.inventory.StockDepleted;
import io.eventorchestrator.inventory.application.StockEvents;
import io.eventorchestrator.inventory.domain.Rejection;
import io.eventorchestrator.inventory.domain.Reservation;
import io.eventorchestrator.inventory.domain.StockLevel;
import io.eventorchestrator.messaging.BusinessFailure;
import io.eventorchestrator.messaging.EventPublisher;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Maps changes of stock to the events of the contract. */
@Component
class ContractStockEvents implements StockEvents {

    private final EventPublisher publisher;

    ContractStockEvents(EventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void reserved(Reservation reservation) {
        publisher.publish(new InventoryReserved(reservation.orderId(), EventLines.held(reservation)));
    }

    @Override
    public void released(Reservation reservation) {
        publisher.publish(new InventoryReleased(reservation.orderId(), EventLines.held(reservation)));
    }

    @Override
    public void depleted(StockLevel level) {
        publisher.publish(new StockDepleted(level.sku(), level.available(), level.threshold()));
    }

    @Override
    public BusinessFailure rejected(Rejection rejection) {
        UUID orderId = rejection.orderId();
        String reason = rejection.reason().name();
        return new BusinessFailure(
                "order " + orderId + " can't be reserved: " + reason,
                new InventoryRejected(orderId, reason, EventLines.missing(rejection.missing())));
    }
}
