package io.eventorchestrator.messaging.envelope;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Thrown where a delivered record is no event that this group can read; no later attempt would change that. */
public final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    Unreadable(Reason reason, @Nullable String detail) {
        super(detail, null, false, false);
        this.reason = reason.code();
    }

    /** @param type what the event calls itself */
    public static Unreadable unknownType(String type) {
        return new Unreadable(Reason.UNKNOWN_TYPE, "no handler takes " + type);
    }

    static Unreadable unsupported(SchemaVersion written, EventClass reader) {
        return new Unreadable(
                Reason.UNSUPPORTED_VERSION,
                reader.type() + " " + written + ", this reader takes major "
                        + Stream.iterate(reader, Objects::nonNull, EventClass::supersedes)
                                .map(taken -> String.valueOf(taken.version().major()))
                                .collect(Collectors.joining(" and ")));
    }

    /** @param detail what can't be true of where the record is said to stand */
    public static Unreadable unknownPlace(String detail) {
        return new Unreadable(Reason.UNKNOWN_PLACE, detail);
    }

    /** @param what reading it ended in, though nobody expected it */
    public static Unreadable unforeseen(Throwable what) {
        return new Unreadable(Reason.NOT_AN_EVENT, what.toString());
    }

    /** A stable code for header and metric, such as {@code schema-violation}. */
    public String reason() {
        return reason;
    }

    enum Reason {
        UNKNOWN_PLACE,
        TOO_LARGE,
        NOT_UTF_8,
        NOT_JSON,
        NOT_AN_EVENT,
        UNSUPPORTED_MODE,
        UNKNOWN_TYPE,
        UNSUPPORTED_VERSION,
        SCHEMA_VIOLATION;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
