package io.eventorchestrator.inventory.application;

import io.eventorchestrator.messaging.observability.ProgressBoard;
import io.eventorchestrator.messaging.sweep.Sweeper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes rejections whose orders can no longer arrive again. They are kept as long as tombstones: without its
 * rejection, an order that is replayed could reserve stock after it was rejected. Several instances share the work.
 */
@Component
public class ForgetRejections {

    private final Rejections rejections;
    private final InventoryProperties properties;
    private final Sweeper sweeper;

    ForgetRejections(Rejections rejections, InventoryProperties properties, ProgressBoard board) {
        this.rejections = rejections;
        this.properties = properties;
        this.sweeper = new Sweeper("forget-rejections", properties.sweep(), board);
    }

    /** Deletes all rejections older than the retention of tombstones, in one transaction per batch. */
    @Scheduled(fixedDelayString = "${inventory.sweep.every}")
    public void forgetOld() {
        sweeper.sweep(limit -> rejections.forget(properties.tombstoneRetention(), limit));
    }
}
