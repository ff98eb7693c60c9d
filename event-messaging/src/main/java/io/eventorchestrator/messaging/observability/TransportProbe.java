package io.eventorchestrator.messaging.observability;

/** Asks whether the way to Kafka is open now. For information only: orders are taken while it is not. */
@FunctionalInterface
public interface TransportProbe {

    /** @return whether it answers within about two seconds; never throws */
    boolean answers();
}
