package io.eventorchestrator.inventory.application;

import io.eventorchestrator.inventory.domain.Reservation.Line;
import java.util.List;

/** Goods were not taken back, or not taken out again. Rolls back, so that nothing changes. */
public final class ReturnRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final List<String> skus;

    ReturnRefused(Reason reason) {
        this(reason, List.of());
    }

    /** @param lines that cause the refusal */
    ReturnRefused(Reason reason, List<Line> lines) {
        super(reason.name());
        this.reason = reason;
        this.skus = lines.stream().map(Line::sku).toList();
    }

    /** The reason for the refusal. */
    public Reason reason() {
        return reason;
    }

    /** The SKUs that cause it; empty if it concerns the whole return. */
    public List<String> skus() {
        return skus;
    }

    /** A reason to refuse a return. */
    public enum Reason {
        /** The return has this id already, with another order or other lines. */
        OTHER_GOODS,
        /** The goods of this return were taken out again, perhaps before they came. */
        TAKEN_OUT,
        /** The order holds no stock: it is unknown, was rejected, or its stock was released. */
        NOTHING_HELD,
        /** The order does not hold that many units. */
        MORE_THAN_HELD,
        /** The goods are reserved for other orders meanwhile, or a count found less. */
        STOCK_MISSING
    }
}
