package io.eventorchestrator.messaging.transport;

/** The broker's answer for one published record. */
public sealed interface Acknowledgement {

    /** The broker has it, on all replicas that it waits for. */
    record Accepted() implements Acknowledgement {}

    /**
     * The broker may or may not have it; publish it again.
     *
     * @param reason for the log
     * @param reach the scope of the failure
     */
    record Failed(String reason, Reach reach) implements Acknowledgement {}

    /**
     * It can never be published, such as a record larger than the broker accepts.
     *
     * @param reason for the operator
     */
    record Refused(String reason) implements Acknowledgement {}

    /** The scope of a failure. */
    enum Reach {
        /** This record alone. */
        RECORD,
        /** Every record of its partition, such as while that has no leader. */
        PARTITION,
        /** Every record of its topic, not tried because of earlier failures: it says nothing about the broker. */
        UNTRIED,
        /** Every record of its topic, as the broker or the sidecar says. */
        TOPIC,
        /** All records: the broker or the sidecar is unreachable. */
        BROKER
    }
}
