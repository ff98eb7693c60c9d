package io.eventorchestrator.messaging.transport;

/** The state of the connection to Kafka. Its reason is one line, which stays the same while the state lasts. */
public sealed interface TransportState {

    /** Connected. */
    record Open() implements TransportState {}

    /**
     * The broker or the sidecar does not answer, or not yet. The service may work: events wait in the outbox.
     *
     * @param reason for the log, naming the relevant setting
     */
    record Away(String reason) implements TransportState {}

    /**
     * The broker or the sidecar refuses this service with its current settings; waiting does not help.
     *
     * @param reason for log and health, naming the setting to change, without addresses: health is widely readable
     */
    record Misconfigured(String reason) implements TransportState {}
}
