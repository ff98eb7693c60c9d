package io.eventorchestrator.messaging;

/** The producer and the old release through their sidecars, the new release by Kafka's own client. */
class OldReleaseOnDaprIT extends EvolutionJourneys {

    OldReleaseOnDaprIT() {
        super("dapr", Releases.OldReservations.class, Releases.NewStatistics.class);
    }
}
