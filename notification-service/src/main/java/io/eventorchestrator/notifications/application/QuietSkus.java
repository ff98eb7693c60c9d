package io.eventorchestrator.notifications.application;

import java.time.Duration;

/** Which SKUs the warehouse has just been told of. */
public interface QuietSkus {

    /** @return whether the SKU was not quiet; it is from now on, for the period */
    boolean quieten(String sku, Duration period);
}
