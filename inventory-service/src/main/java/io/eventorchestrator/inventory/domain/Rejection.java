package io.eventorchestrator.inventory.domain;

import io.eventorchestrator.inventory.domain.Shelf.Missing;
import java.util.List;
import java.util.UUID;

/**
 * The decision that an order can't be reserved. It is final: stock that arrives later does not change it.
 *
 * @param missing the lines that can't be reserved; at least one
 */
public record Rejection(UUID orderId, List<Missing> missing) {

    /** @throws IllegalArgumentException if nothing is missing */
    public Rejection {
        missing = List.copyOf(missing);
        if (missing.isEmpty()) {
            throw new IllegalArgumentException("order " + orderId + " lacks nothing");
        }
    }

    /** The reason, for other services. */
    public Reason reason() {
        return missing.stream().allMatch(Missing::known) ? Reason.INSUFFICIENT_STOCK : Reason.UNKNOWN_SKU;
    }

    /** A reason to reject an order. The names are part of the contract. */
    public enum Reason {
        /** All SKUs exist, but too little of at least one is available. */
        INSUFFICIENT_STOCK,
        /** At least one SKU does not exist. */
        UNKNOWN_SKU
    }
}
