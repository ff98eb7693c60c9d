package io.eventorchestrator.messaging;

import org.junit.jupiter.api.Tag;

/** The producer and the old release use their sidecars, the new release Kafka's own client. */
@Tag("full")
class OldReleaseOnDaprIT extends EvolutionJourneys {

    OldReleaseOnDaprIT() {
        super("dapr", Releases.OldReservations.class, Releases.NewStatistics.class);
    }
}
