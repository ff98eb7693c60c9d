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

    /** A verdict without an exception. */
    public static Verdict of(DeadLetterReason reason, String detail) {
        return new Verdict(reason, detail, null, null);
    }
}
