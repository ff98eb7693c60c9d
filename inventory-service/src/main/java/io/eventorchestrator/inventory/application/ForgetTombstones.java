package io.eventorchestrator.inventory.application;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.messaging.InvalidSetting;
import io.eventorchestrator.messaging.observability.Progress;
import io.eventorchestrator.messaging.observability.ProgressBoard;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets cancellations whose orders can't come any more. Several instances share the work. */
@Component
public class ForgetTombstones {

    private static final Duration LONGEST_BATCH = Duration.ofMinutes(1);

    private final Tombstones tombstones;
    private final InventoryProperties properties;
    private final Progress progress;

    ForgetTombstones(Tombstones tombstones, InventoryProperties properties, Catalogue catalogue, ProgressBoard board) {
        // A replayed order comes latest. Without its tombstone it would reserve stock that is never released.
        Duration least = catalogue.leastMemory();
        if (properties.tombstoneRetention().compareTo(least) < 0) {
            throw new InvalidSetting("inventory.tombstone-retention is " + properties.tombstoneRetention()
                    + ", and has to be " + least + ": for so long topics bring orders again, and a day more");
        }
        this.tombstones = tombstones;
        this.properties = properties;
        this.progress =
                board.loop("forget-tombstones", properties.sweep().every().plus(LONGEST_BATCH));
    }

    /** Forgets all tombstones older than their retention, with one transaction for each batch. */
    @Scheduled(fixedDelayString = "${inventory.sweep.every}")
    public void forgetOld() {
        int batch = properties.sweep().batch();
        int forgotten;
        do {
            forgotten = progress.round(() -> tombstones.forget(properties.tombstoneRetention(), batch));
        } while (forgotten == batch);
    }
}
