package io.eventorchestrator.messaging.transport;

/** Checks the connection to Kafka, including topics and permissions. */
@FunctionalInterface
public interface TransportCheck {

    /** @return the findings, within a few seconds; never throws */
    TransportState look();
}
