package io.eventorchestrator.messaging;

/** Producer and both releases by Kafka's own client. */
class KafkaEvolutionIT extends EvolutionJourneys {

    KafkaEvolutionIT() {
        super("kafka", Releases.OldStatistics.class, Releases.NewReservations.class);
    }
}
