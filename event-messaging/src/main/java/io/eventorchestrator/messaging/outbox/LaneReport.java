package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.observability.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once why events of a topic wait, and once that they go again. */
final class LaneReport {

    private static final Logger log = LoggerFactory.getLogger(LaneReport.class);

    private final String topic;
    private final Progress progress;
    private boolean isFailing;

    LaneReport(String topic, Progress progress) {
        this.topic = topic;
        this.progress = progress;
    }

    /** A bulk is on its way. */
    void tried() {
        progress.tried();
    }

    /** Nothing of a bulk was sent. */
    void abandoned() {
        progress.abandoned();
    }

    /** Its events wait for a reason that another lane met. */
    void heldBack(String reason) {
        progress.failed(reason);
    }

    /** A record was set aside, and waits for an operator. */
    void refused(String reason) {
        progress.failed(reason);
    }

    /** Its events wait and are tried again. */
    void failed(String reason) {
        progress.failed(reason);
        if (!isFailing) {
            isFailing = true;
            log.warn("Events of {} wait in the outbox, and are tried again: {}", topic, reason);
        }
    }

    void moved() {
        progress.advanced();
        if (isFailing) {
            isFailing = false;
            log.info("Events of {} go out again", topic);
        }
    }
}
