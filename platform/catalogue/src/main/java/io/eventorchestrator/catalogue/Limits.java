package io.eventorchestrator.catalogue;

/**
 * All size limits for events, in bytes. They are derived from one figure of the contract, so that each step accepts
 * everything that the previous one passes on.
 *
 * <p>Kafka limits the size of a record <em>batch</em> ({@code max.message.bytes}). The sidecar's producer closes a
 * batch before it exceeds the {@code maxMessageBytes} of its component, however much of a bulk is for one partition. So
 * the topics of a component accept more than the component sends.
 *
 * @param largestEvent maximum size of an event's value
 */
public record Limits(int largestEvent) {

    /** The limits of a contract that states none. */
    public static final Limits DEFAULT = new Limits(256 * 1024);

    // The header of a batch, which the sidecar's producer does not count in full.
    private static final int BATCH_HEADER = 12 * 1024;
    // Sidecar and service each keep several copies of a bulk during its delivery.
    private static final int DELIVERY = 32 * 1024 * 1024;

    public Limits {
        if (largestEvent < 1024 || largestEvent > 1024 * 1024) {
            throw new IllegalArgumentException(
                    "an event's largest size must be between 1 KiB and 1 MiB, but is " + largestEvent);
        }
    }

    /** The maximum size of an event's record, and of all records that a producer of events sends in one batch. */
    public int eventRecord() {
        return largestEvent + largestEvent / 8;
    }

    /** The {@code max.message.bytes} of an event topic. */
    public int eventTopic() {
        return eventRecord() + BATCH_HEADER;
    }

    /** The maximum size of a dead letter or a replay: any record of an event topic, plus a dead letter's headers. */
    public int letterRecord() {
        return letterTopic() - BATCH_HEADER;
    }

    /** The {@code max.message.bytes} of a dead letter topic and a replay topic. */
    public int letterTopic() {
        return 4 * eventTopic();
    }

    /**
     * The maximum body of a request to the sidecar ({@code max-body-size}): a dead letter fits even if each of its
     * bytes is escaped as six characters of JSON.
     */
    public int requestBody() {
        return 8 * letterTopic();
    }

    /**
     * The maximum size of all records in a publishing request with more than one, before encoding: an eighth of a
     * request, because JSON may double it and the sidecar holds several requests at a time.
     */
    public int bulk() {
        return requestBody() / 8;
    }

    /** The maximum size of a delivered bulk, before encoding. */
    public int delivery() {
        return DELIVERY;
    }

    /**
     * The number of records that the sidecar delivers at once.
     *
     * @param topic the {@code max.message.bytes} of their topic
     */
    public int recordsPerDelivery(int topic) {
        return DELIVERY / topic;
    }
}
