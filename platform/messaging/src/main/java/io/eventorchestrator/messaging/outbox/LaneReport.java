package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.observability.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs once why events of a topic wait, and once that they are published again. */
final class LaneReport {

    private static final Logger log = LoggerFactory.getLogger(LaneReport.class);

    private final String topic;
    private final Progress progress;
    private boolean isFailing;

    LaneReport(String topic, Progress progress) {
        this.topic = topic;
        this.progress = progress;
    }

    /** A bulk is being published. */
    void tried() {
        progress.tried();
    }

    /** Nothing of a bulk was sent. */
    void abandoned() {
        progress.abandoned();
    }

    /** Its events wait for a reason that another lane found. */
    void heldBack(String reason) {
        progress.failed(reason);
    }

    /** A record was set aside until an operator decides. */
    void refused(String reason) {
        progress.failed(reason);
    }

    /** Its events wait and will be retried. */
    void failed(String reason) {
        progress.failed(reason);
        if (!isFailing) {
            isFailing = true;
            log.warn("Events of {} wait in the outbox and are retried: {}", topic, reason);
        }
    }

    void moved() {
        progress.advanced();
        if (isFailing) {
            isFailing = false;
            log.info("Events of {} are published again", topic);
        }
    }
}
