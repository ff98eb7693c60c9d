package io.eventorchestrator.messaging.simulation;

import io.eventorchestrator.messaging.outbox.OutboxProperties;
import io.eventorchestrator.messaging.outbox.SimulatedRelay;
import io.eventorchestrator.messaging.retry.RetryProperties;
import io.eventorchestrator.messaging.retry.SimulatedRetries;
import java.time.Duration;
import java.util.Map;

/** The intervals at which the instances look for work, and their pauses after failures. */
record Pace(OutboxProperties outbox, RetryProperties retries) {

    /** Few attempts and rare polls keep the history short. */
    static final Pace SHORT_HISTORY = new Pace(SimulatedRelay.settings(), SimulatedRetries.settings());

    /** The settings of a service that sets none. */
    static final Pace DEFAULT = new Pace(
            new OutboxProperties(
                    500,
                    Duration.ofMillis(20),
                    Duration.ofSeconds(10),
                    Duration.ofMillis(500),
                    Duration.ofSeconds(30),
                    3),
            new RetryProperties(
                    new RetryProperties.Schedule(5, Duration.ofSeconds(1), 2, Duration.ofSeconds(30)),
                    Map.of(),
                    Duration.ofMillis(100),
                    4));
}
