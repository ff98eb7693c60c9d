package io.eventorchestrator.catalogue;

import java.util.Locale;

/** The reason for a dead letter. The header {@link DeadLetterHeaders#REASON} and the metrics contain its code. */
public enum DeadLetterReason {
    /** The last attempt of its handler failed. */
    HANDLER_FAILED,
    /** A business failure that needs a person. */
    BUSINESS,
    /** The topic is not one that its group subscribes to, or partition and offset can't be true. */
    UNKNOWN_PLACE,
    /** Larger than the contract allows. */
    TOO_LARGE,
    /** The value is not UTF-8. */
    NOT_UTF_8,
    /** The value is not JSON. */
    NOT_JSON,
    /** JSON, but not a CloudEvent that a reader accepts. */
    NOT_AN_EVENT,
    /** A CloudEvent in binary or batched mode. */
    UNSUPPORTED_MODE,
    /** Its group has no handler for the type. */
    UNKNOWN_TYPE,
    /** A major version of the type that the reader does not know. */
    UNSUPPORTED_VERSION,
    /** The data do not match the schema of the type. */
    SCHEMA_VIOLATION;

    /** A stable code, such as {@code schema-violation}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
