package io.eventorchestrator.messaging;

/** The producer and both releases use Kafka's own client. */
class KafkaEvolutionIT extends EvolutionJourneys {

    KafkaEvolutionIT() {
        super("kafka", Releases.OldStatistics.class, Releases.NewReservations.class);
    }
}
