package io.eventorchestrator.messaging.inbox;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;

/** Tells once for each consumer group what holds its deliveries up, and once that they go on. Safe for many threads. */
final class Obstacle {

    private final Logger log;
    private final String work;
    private final ConcurrentMap<String, Class<?>> told = new ConcurrentHashMap<>();

    /** @param work that is held up, such as {@code Deliveries} */
    Obstacle(Logger log, String work) {
        this.log = log;
        this.work = work;
    }

    /** Tells it, unless the same kind was told before and nothing has passed since. */
    void met(String consumerGroup, NotNow why) {
        Throwable cause = why.getCause();
        Class<?> kind = cause == null ? NotNow.class : cause.getClass();
        if (!kind.equals(told.put(consumerGroup, kind))) {
            log.warn(
                    "{} of {} pause and are tried again: {} ({})",
                    work,
                    consumerGroup,
                    why.getMessage(),
                    String.valueOf(cause));
        }
    }

    void passed(String consumerGroup) {
        if (told.remove(consumerGroup) != null) {
            log.info("{} of {} go on", work, consumerGroup);
        }
    }
}
