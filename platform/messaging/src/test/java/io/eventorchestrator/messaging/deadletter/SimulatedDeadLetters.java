package io.eventorchestrator.messaging.deadletter;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.messaging.observability.DeliveryMetrics;
import io.eventorchestrator.messaging.outbox.Outbox;
import java.time.Clock;
import java.util.List;

/** Opens the dead letters of one simulated instance, on a transport that hides nothing. */
public final class SimulatedDeadLetters {

    private SimulatedDeadLetters() {}

    public static DeadLetterSender of(Outbox outbox, Catalogue catalogue, DeliveryMetrics metrics, Clock clock) {
        return new DeadLetterSender(outbox, catalogue, (group, inbound) -> List.of(), metrics, clock);
    }
}
