package io.eventorchestrator.orders.application;

import io.eventorchestrator.messaging.observability.ProgressBoard;
import io.eventorchestrator.messaging.sweep.Sweeper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes idempotency keys that no client will send again. Several instances share the work. */
@Component
public class ForgetKeys {

    private final IdempotencyKeys keys;
    private final OrderProperties properties;
    private final Sweeper sweeper;

    ForgetKeys(IdempotencyKeys keys, OrderProperties properties, ProgressBoard board) {
        this.keys = keys;
        this.properties = properties;
        this.sweeper = new Sweeper("forget-keys", properties.sweep(), board);
    }

    /** Deletes all keys older than their retention, in one transaction per batch. */
    @Scheduled(fixedDelayString = "${orders.sweep.every}")
    public void forgetOld() {
        sweeper.sweep(limit -> keys.forget(properties.keyRetention(), limit));
    }
}
