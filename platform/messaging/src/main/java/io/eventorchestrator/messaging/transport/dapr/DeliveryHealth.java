package io.eventorchestrator.messaging.transport.dapr;

import io.eventorchestrator.messaging.database.DatabaseProbe;
import io.eventorchestrator.messaging.transport.Outcome;
import java.util.List;

/** Accepts deliveries until one finds the database unavailable, and again once a probe of the database succeeds. */
final class DeliveryHealth {

    private final DatabaseProbe database;
    private volatile boolean unavailable;

    DeliveryHealth(DatabaseProbe database) {
        this.database = database;
    }

    void seen(List<Outcome> outcomes) {
        if (outcomes.contains(Outcome.UNAVAILABLE)) {
            unavailable = true;
        }
    }

    boolean ready() {
        if (unavailable && database.obstacle().isEmpty()) {
            unavailable = false;
        }
        return !unavailable;
    }
}
