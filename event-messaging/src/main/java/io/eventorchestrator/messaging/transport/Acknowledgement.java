package io.eventorchestrator.messaging.transport;

/** The broker's answer for one published record. */
public sealed interface Acknowledgement {

    /** The broker has it, in all replicas that it waits for. */
    record Accepted() implements Acknowledgement {}

    /**
     * The broker may or may not have it; publish it again.
     *
     * @param reason for the log
     * @param reach which other records the same failure meets
     */
    record Failed(String reason, Reach reach) implements Acknowledgement {}

    /**
     * It can never be published as it is, such as a record larger than the broker takes.
     *
     * @param reason for the operator
     */
    record Refused(String reason) implements Acknowledgement {}

    /** How far a failure reaches. */
    enum Reach {
        /** This record alone. */
        RECORD,
        /** Every record of its topic. */
        TOPIC,
        /** Every record: the broker or the sidecar can't be reached. */
        BROKER
    }
}
