package io.eventorchestrator.messaging.transport;

import java.time.Duration;

/** The pauses after which the relay publishes a failed record again. */
@FunctionalInterface
public interface RelayPauses {

    /** The longest of them. */
    Duration longestBackOff();
}
