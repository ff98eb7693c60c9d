package io.eventorchestrator.messaging.outbox;

import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says of each topic once why its events stay in the outbox, and that they go again. Used by the relay's thread only. */
final class PublishFailures {

    private static final Logger log = LoggerFactory.getLogger(PublishFailures.class);

    private final Map<String, String> reasons = new HashMap<>();

    void note(String topic, String reason) {
        if (reasons.put(topic, reason) == null) {
            log.warn("Events of {} wait in the outbox, and are tried again: {}", topic, reason);
        }
    }

    void over(String topic) {
        if (reasons.remove(topic) != null) {
            log.info("Events of {} go out again", topic);
        }
    }
}
