package io.eventorchestrator.orders.application;

import io.eventorchestrator.messaging.observability.Progress;
import io.eventorchestrator.messaging.observability.ProgressBoard;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets idempotency keys that no client will send again. Several instances share the work. */
@Component
public class ForgetKeys {

    private static final Duration LONGEST_BATCH = Duration.ofMinutes(1);

    private final IdempotencyKeys keys;
    private final OrderProperties properties;
    private final Progress progress;

    ForgetKeys(IdempotencyKeys keys, OrderProperties properties, ProgressBoard board) {
        this.keys = keys;
        this.properties = properties;
        this.progress = board.loop("forget-keys", properties.sweep().every().plus(LONGEST_BATCH));
    }

    /** Forgets all keys older than their retention, with one transaction for each batch. */
    @Scheduled(fixedDelayString = "${orders.sweep.every}")
    public void forgetOld() {
        int batch = properties.sweep().batch();
        int forgotten;
        do {
            forgotten = progress.round(() -> keys.forget(properties.keyRetention(), batch));
        } while (forgotten == batch);
    }
}
