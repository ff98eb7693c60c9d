package io.eventorchestrator.messaging;

/** The producer and the new release through their sidecars, the old release by Kafka's own client. */
class DaprEvolutionIT extends EvolutionJourneys {

    DaprEvolutionIT() {
        super("dapr", Releases.OldStatistics.class, Releases.NewReservations.class);
    }
}
