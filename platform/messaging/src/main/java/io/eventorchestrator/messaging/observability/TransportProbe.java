package io.eventorchestrator.messaging.observability;

/** Tests whether Kafka can be reached now. For information only: orders are accepted while it can't. */
@FunctionalInterface
public interface TransportProbe {

    /** @return whether it answers within about two seconds; never throws */
    boolean answers();
}
