package io.eventorchestrator.messaging.envelope;

import io.eventorchestrator.catalogue.DeadLetterReason;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Thrown where a delivered record is no event that this group can read; no later attempt would change that. */
public final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final DeadLetterReason reason;

    Unreadable(DeadLetterReason reason, @Nullable String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    /** @param type what the event calls itself */
    public static Unreadable unknownType(String type) {
        return new Unreadable(DeadLetterReason.UNKNOWN_TYPE, "no handler takes " + type);
    }

    static Unreadable unsupported(SchemaVersion written, EventClass reader) {
        return new Unreadable(
                DeadLetterReason.UNSUPPORTED_VERSION,
                reader.type() + " " + written + ", this reader takes major "
                        + Stream.iterate(reader, Objects::nonNull, EventClass::supersedes)
                                .map(taken -> String.valueOf(taken.version().major()))
                                .collect(Collectors.joining(" and ")));
    }

    /** @param detail what can't be true of where the record is said to stand */
    public static Unreadable unknownPlace(String detail) {
        return new Unreadable(DeadLetterReason.UNKNOWN_PLACE, detail);
    }

    /** @param what reading it ended in, though nobody expected it */
    public static Unreadable unforeseen(Throwable what) {
        return new Unreadable(DeadLetterReason.NOT_AN_EVENT, what.toString());
    }

    /** Why it is a dead letter. */
    public DeadLetterReason reason() {
        return reason;
    }
}
