package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.observability.ProgressBoard;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells why a topic's events stay in the outbox, and that they go again. Used by the relay's thread only. */
final class PublishFailures {

    private static final Logger log = LoggerFactory.getLogger(PublishFailures.class);

    private final ProgressBoard board;
    private final Map<String, String> reasons = new HashMap<>();

    PublishFailures(ProgressBoard board) {
        this.board = board;
    }

    void note(String topic, String reason) {
        board.topic(topic).failed(reason);
        if (reasons.put(topic, reason) == null) {
            log.warn("Events of {} wait in the outbox, and are tried again: {}", topic, reason);
        }
    }

    void over(String topic) {
        board.topic(topic).advanced();
        if (reasons.remove(topic) != null) {
            log.info("Events of {} go out again", topic);
        }
    }
}
