package io.eventorchestrator.messaging.transport;

/** How the way to Kafka was found, at one look. What is said of it is one line that stays the same while it lasts. */
public sealed interface TransportState {

    /** Nothing stands in the way. */
    record Open() implements TransportState {}

    /**
     * What should answer does not, or not yet. The service may well work: events wait in the outbox.
     *
     * @param reason for the log, naming the setting that leads there
     */
    record Away(String reason) implements TransportState {}

    /**
     * What answers says that this service, set up as it is, will not get through, however long it waits.
     *
     * @param reason for log and health, naming the setting to be changed, and no address: health is open to many
     */
    record Misconfigured(String reason) implements TransportState {}
}
