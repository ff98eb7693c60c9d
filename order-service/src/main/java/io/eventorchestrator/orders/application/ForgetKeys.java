package io.eventorchestrator.orders.application;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets idempotency keys that no client will send again. Several instances share the work. */
@Component
public class ForgetKeys {

    private final IdempotencyKeys keys;
    private final OrderProperties properties;

    ForgetKeys(IdempotencyKeys keys, OrderProperties properties) {
        this.keys = keys;
        this.properties = properties;
    }

    /** Forgets all that have outlived their retention, each batch in a transaction of its own. */
    @Scheduled(fixedDelayString = "${orders.sweep.every}")
    public void forgetOld() {
        int batch = properties.sweep().batch();
        int forgotten;
        do {
            forgotten = keys.forget(properties.keyRetention(), batch);
        } while (forgotten == batch);
    }
}
