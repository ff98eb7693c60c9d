package io.eventorchestrator.messaging;

/** The producer and the new release use their sidecars, the old release Kafka's own client. */
class DaprEvolutionIT extends EvolutionJourneys {

    DaprEvolutionIT() {
        super("dapr", Releases.OldStatistics.class, Releases.NewReservations.class);
    }
}
