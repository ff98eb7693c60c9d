package io.eventorchestrator.messaging.envelope;

import io.eventorchestrator.catalogue.DeadLetterReason;
import io.eventorchestrator.catalogue.SchemaVersion;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A delivered record is not an event that this group can read; a later attempt would not help. */
public final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final DeadLetterReason reason;

    Unreadable(DeadLetterReason reason, @Nullable String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    /** @param type the event's declared type */
    public static Unreadable unknownType(String type) {
        return new Unreadable(DeadLetterReason.UNKNOWN_TYPE, "no handler for " + type);
    }

    static Unreadable unsupported(SchemaVersion written, EventClass reader) {
        return new Unreadable(
                DeadLetterReason.UNSUPPORTED_VERSION,
                reader.type() + " " + written + ", this reader accepts major "
                        + Stream.iterate(reader, Objects::nonNull, EventClass::supersedes)
                                .map(taken -> String.valueOf(taken.version().major()))
                                .collect(Collectors.joining(" and ")));
    }

    /** @param detail the impossible part of the record's position */
    public static Unreadable unknownPlace(String detail) {
        return new Unreadable(DeadLetterReason.UNKNOWN_PLACE, detail);
    }

    /**
     * @param bytes the record's size, with the framing of its headers
     * @param largest the size that its dead letter can hold
     */
    public static Unreadable tooLarge(long bytes, int largest) {
        return new Unreadable(
                DeadLetterReason.TOO_LARGE,
                "a record of " + bytes + " bytes with its headers' framing, a dead letter holds at most " + largest);
    }

    /** @param what the unexpected exception or error */
    public static Unreadable unforeseen(Throwable what) {
        return new Unreadable(DeadLetterReason.NOT_AN_EVENT, what.toString());
    }

    /** The reason for the dead letter. */
    public DeadLetterReason reason() {
        return reason;
    }
}
