package io.eventorchestrator.messaging.deadletter;

import io.eventorchestrator.catalogue.DeadLetterReason;
import org.jspecify.annotations.Nullable;

/**
 * The reason why a group gives up a record. Internal.
 *
 * @param detail one printable line
 * @param causes the exceptions that caused the one in the detail, in one printable line; null if there are none
 * @param codeLine the service's own line of code that ran last; null if none is known
 */
public record Verdict(
        DeadLetterReason reason,
        String detail,
        @Nullable String causes,
        @Nullable String codeLine) {

    /** This verdict about a record whose dead letter would be too large. */
    Verdict tooLarge(long bytes, int largest) {
        return reason == DeadLetterReason.TOO_LARGE
                ? this
                : new Verdict(
                        DeadLetterReason.TOO_LARGE,
                        "a dead letter of %d bytes, at most %d; %s: %s"
                                .formatted(bytes, largest, reason.code(), detail),
                        causes,
                        codeLine);
    }

    /** A verdict without an exception. */
    public static Verdict of(DeadLetterReason reason, String detail) {
        return new Verdict(reason, detail, null, null);
    }
}
