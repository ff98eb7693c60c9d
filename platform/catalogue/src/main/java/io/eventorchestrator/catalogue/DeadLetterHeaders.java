package io.eventorchestrator.catalogue;

/**
 * Names of the headers that a dead letter has in addition to those of its original. The library writes them, the tool
 * reads them, and a replay returns them. A dead letter that the sidecar itself wrote has none of them.
 */
public final class DeadLetterHeaders {

    /** The prefix of all these names. */
    public static final String PREFIX = "dlq-";

    /** A {@link DeadLetterReason#code()}. */
    public static final String REASON = PREFIX + "reason";

    /** One printable line for an operator. */
    public static final String DETAIL = PREFIX + "detail";

    /**
     * The exceptions that caused the one in {@link #DETAIL}, outermost first, in one printable line, separated by
     * {@code " <- "}; absent if there are none.
     */
    public static final String CAUSES = PREFIX + "causes";

    /**
     * The service's own line of code that ran last, such as {@code com.example.Stock.reserve(Stock.java:41)}; absent if
     * none is known.
     */
    public static final String CODE_LINE = PREFIX + "code-line";

    /** The number of attempts; 1 if it was refused at its first delivery. */
    public static final String ATTEMPTS = PREFIX + "attempts";

    /** The consumer group that could not handle the event. */
    public static final String GROUP = PREFIX + "group";

    /** The time of the first failed attempt, RFC 3339 in UTC; a replay keeps it. */
    public static final String FIRST_FAILED_AT = PREFIX + "first-failed-at";

    /** The time when the event was given up, RFC 3339 in UTC. */
    public static final String FAILED_AT = PREFIX + "failed-at";

    /** The number of replays. */
    public static final String REPLAYS = PREFIX + "replays";

    /** A UUID for each edited replay. */
    public static final String REPLAY_ID = PREFIX + "replay-id";

    /** The event's original topic; a replay keeps it. */
    public static final String ORIGIN_TOPIC = PREFIX + "origin-topic";

    /** The event's original partition; a replay keeps it. */
    public static final String ORIGIN_PARTITION = PREFIX + "origin-partition";

    /** The event's original offset; a replay keeps it. */
    public static final String ORIGIN_OFFSET = PREFIX + "origin-offset";

    /** A digest of a record that could not be read, by which a replay finds its row in the inbox. */
    public static final String ORIGIN_DIGEST = PREFIX + "origin-digest";

    /** The parts of the original that the transport changed or may have, separated by a comma and a space. */
    public static final String NOT_KEPT = PREFIX + "not-kept";

    /** The reader of the record, such as {@link #SIDECAR}; absent if the reader shows a record as Kafka stores it. */
    public static final String READ_BY = PREFIX + "read-by";

    /** The reader that hides parts of a record without a trace, so that {@link #NOT_KEPT} can't be complete. */
    public static final String SIDECAR = "dapr-sidecar";

    /** Marks the letter of a {@link Probe}: {@code true}, absent for any other. */
    public static final String PROBE = PREFIX + "probe";

    private DeadLetterHeaders() {}
}
