package io.eventorchestrator.inventory.domain;

/**
 * The stock of one SKU.
 *
 * @param onHand in the warehouse, at least {@code reserved}
 * @param reserved for orders, at least 0
 * @param threshold the available quantity below which the SKU counts as depleted
 * @param counts number of counts; 0 for a SKU that was never counted
 */
public record StockLevel(String sku, int onHand, int reserved, int threshold, long counts) {

    public StockLevel {
        if (reserved < 0 || onHand < reserved || threshold < 0) {
            throw new IllegalArgumentException("invalid stock of " + sku);
        }
    }

    /** The quantity that can still be reserved. */
    public int available() {
        return onHand - reserved;
    }

    /** Tests whether this level is below its threshold, and the previous one was not. */
    public boolean depletedSince(StockLevel before) {
        return available() < threshold && before.available() >= before.threshold;
    }

    /** @throws IllegalArgumentException if more is reserved than was counted */
    public StockLevel counted(int found, int newThreshold) {
        return new StockLevel(sku, found, reserved, newThreshold, counts + 1);
    }

    /** @throws IllegalArgumentException if there is not enough */
    public StockLevel reserve(int quantity) {
        return new StockLevel(sku, onHand, Math.addExact(reserved, quantity), threshold, counts);
    }
}
