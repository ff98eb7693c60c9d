package io.eventorchestrator.orders.application;

import io.eventorchestrator.orders.application.Warehouse.Open;
import io.eventorchestrator.orders.application.Warehouse.Outcome;
import io.eventorchestrator.orders.application.Warehouse.Rejected;
import io.eventorchestrator.orders.application.Warehouse.Released;
import io.eventorchestrator.orders.application.Warehouse.Reserved;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Continues an order with the warehouse's answer, by the use cases of the events. So the event changes nothing. */
@Service
class SettleLateOutcome {

    private final ConfirmOrder confirmOrder;
    private final RejectOrder rejectOrder;
    private final CompleteCancellation completeCancellation;

    SettleLateOutcome(ConfirmOrder confirmOrder, RejectOrder rejectOrder, CompleteCancellation completeCancellation) {
        this.confirmOrder = confirmOrder;
        this.rejectOrder = rejectOrder;
        this.completeCancellation = completeCancellation;
    }

    /** @return the answer's name for metrics and logs */
    String settle(UUID orderId, Outcome outcome) {
        return switch (outcome) {
            case Reserved reserved -> {
                confirmOrder.confirm(orderId);
                yield "reserved";
            }
            case Rejected rejected -> {
                rejectOrder.reject(orderId, rejected.why());
                yield "rejected";
            }
            case Released released -> {
                completeCancellation.complete(orderId);
                yield "released";
            }
            case Open open -> "open";
        };
    }
}
