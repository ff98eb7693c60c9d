package io.eventorchestrator.catalogue;

/**
 * Every limit of size on the way of an event. All follow from one figure of the contract, so that nothing on the way
 * takes less than what is before it hands over. Sizes are in bytes.
 *
 * <p>Kafka limits the size of a record <em>batch</em> ({@code max.message.bytes}). The sidecar's producer closes a batch
 * before it exceeds the {@code maxMessageBytes} of its component, whatever a bulk brings to one partition. So the topics
 * of a component take more than the component sends.
 *
 * @param largestEvent the value of an event at most
 */
public record Limits(int largestEvent) {

    // The header of a batch, which the sidecar's producer does not count in full.
    private static final int BATCH_HEADER = 12 * 1024;
    // What a sidecar and its service hold several times over while they hand over one bulk.
    private static final int DELIVERY = 32 * 1024 * 1024;

    public Limits {
        if (largestEvent < 1024 || largestEvent > 1024 * 1024) {
            throw new IllegalArgumentException(
                    "an event's largest size is between 1 KiB and 1 MiB, and not " + largestEvent);
        }
    }

    /** A record of an event topic, and all records that a producer of events sends in one batch. */
    public int eventRecord() {
        return largestEvent + largestEvent / 8;
    }

    /** What an event topic takes: {@code max.message.bytes}. */
    public int eventTopic() {
        return eventRecord() + BATCH_HEADER;
    }

    /** A dead letter or a replay: whatever an event topic took, with the headers that say what became of it. */
    public int letterRecord() {
        return letterTopic() - BATCH_HEADER;
    }

    /** What a dead letter topic and a replay topic take: {@code max.message.bytes}. */
    public int letterTopic() {
        return 4 * eventTopic();
    }

    /**
     * The body of a request to the sidecar ({@code max-body-size}): one letter fits even where each of its bytes is
     * escaped as six characters of JSON.
     */
    public int requestBody() {
        return 8 * letterTopic();
    }

    /**
     * All records of one publishing request that holds more than one, before they are encoded: an eighth of a request,
     * as JSON may double them and the sidecar holds several requests at a time.
     */
    public int bulk() {
        return requestBody() / 8;
    }

    /** What is delivered at once, before it is encoded. */
    public int delivery() {
        return DELIVERY;
    }

    /**
     * How many records the sidecar delivers at once.
     *
     * @param topic the {@code max.message.bytes} of the topic that they lie in
     */
    public int recordsPerDelivery(int topic) {
        return DELIVERY / topic;
    }
}
