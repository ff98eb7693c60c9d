package io.eventorchestrator.notifications.application;

import java.time.Duration;

/** Remembers the SKUs that the warehouse was recently notified about. */
public interface QuietSkus {

    /** @return true if the SKU was not quiet; it is quiet from now on, for the period */
    boolean quieten(String sku, Duration period);
}
