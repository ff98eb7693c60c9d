package io.eventorchestrator.orders.application;

import io.eventorchestrator.messaging.backoff.ExponentialDelay;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Spares a warehouse that does not answer, and logs once that it doesn't. Used by one thread. */
final class WarehouseContact {

    private static final Logger log = LoggerFactory.getLogger(WarehouseContact.class);

    private final ExponentialDelay pauses;
    private final LongSupplier nanoTime;
    private int failures;
    private long failedAt;

    WarehouseContact(ExponentialDelay pauses, LongSupplier nanoTime) {
        this.pauses = pauses;
        this.nanoTime = nanoTime;
    }

    /** Tests whether it is too early for the next question. */
    boolean rests() {
        return failures > 0 && Duration.ofNanos(nanoTime.getAsLong() - failedAt).compareTo(pauses.after(failures)) < 0;
    }

    /** Tests whether the last question had no answer. */
    boolean isLost() {
        return failures > 0;
    }

    void lost(String reason) {
        if (failures == 0) {
            log.warn("Late outcomes can't be asked for; orders go on waiting for their events: {}", reason);
        }
        failures++;
        failedAt = nanoTime.getAsLong();
    }

    void found() {
        if (failures > 0) {
            log.info("Late outcomes are asked for again, after {} questions without an answer", failures);
        }
        failures = 0;
    }
}
