package io.eventorchestrator.messaging;

/** The producer and the old release use their sidecars, the new release Kafka's own client. */
class OldReleaseOnDaprIT extends EvolutionJourneys {

    OldReleaseOnDaprIT() {
        super("dapr", Releases.OldReservations.class, Releases.NewStatistics.class);
    }
}
