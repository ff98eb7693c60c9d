package io.eventorchestrator.messaging.inbox;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;

/** Logs the reason for a pause once per consumer group, and its end once. Thread-safe. */
final class PauseLog {

    private final Logger log;
    private final String work;
    private final ConcurrentMap<String, Class<?>> told = new ConcurrentHashMap<>();

    /** @param work the work that pauses, such as {@code Deliveries} */
    PauseLog(Logger log, String work) {
        this.log = log;
        this.work = work;
    }

    /** Logs the reason, unless it is of the same kind as the last one and the work has not resumed since. */
    void paused(String consumerGroup, UnavailableException why) {
        Throwable cause = why.getCause();
        Class<?> kind = cause == null ? UnavailableException.class : cause.getClass();
        if (!kind.equals(told.put(consumerGroup, kind))) {
            log.warn(
                    "{} of {} pause and are retried: {} ({})",
                    work,
                    consumerGroup,
                    why.getMessage(),
                    String.valueOf(cause));
        }
    }

    void resumed(String consumerGroup) {
        if (told.remove(consumerGroup) != null) {
            log.info("{} of {} resume", work, consumerGroup);
        }
    }
}
