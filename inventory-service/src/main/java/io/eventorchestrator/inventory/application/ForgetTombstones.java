package io.eventorchestrator.inventory.application;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.messaging.InvalidSetting;
import io.eventorchestrator.messaging.observability.ProgressBoard;
import io.eventorchestrator.messaging.sweep.Sweeper;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes tombstones whose orders can no longer arrive. Several instances share the work. */
@Component
public class ForgetTombstones {

    private final Tombstones tombstones;
    private final InventoryProperties properties;
    private final Sweeper sweeper;

    ForgetTombstones(Tombstones tombstones, InventoryProperties properties, Catalogue catalogue, ProgressBoard board) {
        // A replay can still bring the order. Without the tombstone it would reserve stock that is never released.
        Duration least = catalogue.leastMemory();
        if (properties.tombstoneRetention().compareTo(least) < 0) {
            throw new InvalidSetting("inventory.tombstone-retention is " + properties.tombstoneRetention()
                    + ", but must be at least " + least + ": a day longer than topics can deliver orders again");
        }
        this.tombstones = tombstones;
        this.properties = properties;
        this.sweeper = new Sweeper("forget-tombstones", properties.sweep(), board);
    }

    /** Deletes all tombstones older than their retention, in one transaction per batch. */
    @Scheduled(fixedDelayString = "${inventory.sweep.every}")
    public void forgetOld() {
        sweeper.sweep(limit -> tombstones.forget(properties.tombstoneRetention(), limit));
    }
}
