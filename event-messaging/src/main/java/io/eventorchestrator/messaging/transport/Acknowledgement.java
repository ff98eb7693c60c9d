package io.eventorchestrator.messaging.transport;

/** What became of one published record. */
public sealed interface Acknowledgement {

    /** The broker has it, in all replicas that it waits for. */
    record Accepted() implements Acknowledgement {}

    /**
     * The broker may or may not have it; it is to be published again.
     *
     * @param reason for the log
     */
    record Failed(String reason) implements Acknowledgement {}

    /**
     * It can never be published as it is, such as a record larger than the broker takes.
     *
     * @param reason for the operator
     */
    record Refused(String reason) implements Acknowledgement {}
}
