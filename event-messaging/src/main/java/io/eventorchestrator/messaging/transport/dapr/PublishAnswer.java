package io.eventorchestrator.messaging.transport.dapr;

import io.eventorchestrator.messaging.transport.Acknowledgement;
import java.util.Map;

/** The sidecar's answer to a bulk. */
sealed interface PublishAnswer {

    /**
     * It has tried every entry.
     *
     * @param errors by position; an entry without one is with the broker
     */
    record Tried(Map<Integer, String> errors) implements PublishAnswer {}

    /** The request is larger than the sidecar takes; nothing was tried. */
    record RequestTooLarge(String reason) implements PublishAnswer {}

    /** Nothing was tried, or nobody knows what was. */
    record Unanswered(Acknowledgement.Failed failed) implements PublishAnswer {}
}
