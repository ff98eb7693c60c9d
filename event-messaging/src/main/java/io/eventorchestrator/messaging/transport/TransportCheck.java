package io.eventorchestrator.messaging.transport;

/** Looks along the whole way to Kafka, topics and rights included. */
@FunctionalInterface
public interface TransportCheck {

    /** @return what it found within a few seconds; never throws */
    TransportState look();
}
