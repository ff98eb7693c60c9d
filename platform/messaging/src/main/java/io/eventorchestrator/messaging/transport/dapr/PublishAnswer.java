package io.eventorchestrator.messaging.transport.dapr;

import io.eventorchestrator.messaging.transport.Acknowledgement;
import java.util.Map;

/** The sidecar's answer to a bulk. */
sealed interface PublishAnswer {

    /**
     * It has tried every entry.
     *
     * @param errors by position; an entry without an error was accepted by the broker
     */
    record Tried(Map<Integer, String> errors) implements PublishAnswer {}

    /** The request exceeds the sidecar's limit; nothing was tried. */
    record RequestTooLarge(String reason) implements PublishAnswer {}

    /** Nothing was tried, or it is unknown what was. */
    record Unanswered(Acknowledgement.Failed failed) implements PublishAnswer {}
}
