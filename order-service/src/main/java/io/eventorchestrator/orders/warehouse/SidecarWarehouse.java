package io.eventorchestrator.orders.warehouse;

import io.eventorchestrator.messaging.invocation.ConditionalOnSidecar;
import io.eventorchestrator.messaging.invocation.ServiceInvocation;
import io.eventorchestrator.messaging.invocation.ServiceInvocation.Answer;
import io.eventorchestrator.orders.application.LateOutcomeProperties;
import io.eventorchestrator.orders.application.Warehouse;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Asks inventory-service for {@code /reservations?orderId=}, which answers 200 also for an order that has not arrived.
 * The sidecar counts a 404 as a failure, and after a few of them it would not call inventory-service for a while.
 */
@Component
@ConditionalOnSidecar
class SidecarWarehouse implements Warehouse {

    private static final String SERVICE = "inventory-service";

    private final ServiceInvocation sidecar;
    private final Duration timeout;

    SidecarWarehouse(ServiceInvocation sidecar, LateOutcomeProperties properties) {
        this.sidecar = sidecar;
        this.timeout = properties.timeout();
    }

    @Override
    public Outcome outcome(UUID orderId) {
        Answer answer = ask(orderId);
        if (answer.status() != 200) {
            throw ReservationAnswer.unusable(answer.status(), answer.body());
        }
        return ReservationAnswer.read(orderId, answer.body());
    }

    private Answer ask(UUID orderId) {
        try {
            return sidecar.get(SERVICE, "reservations?orderId=" + orderId, timeout);
        } catch (IOException failed) {
            throw new Unanswered("inventory-service, through the sidecar: " + failed.getMessage());
        }
    }
}
