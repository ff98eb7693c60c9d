package io.eventorchestrator.inventory.application;

import io.eventorchestrator.inventory.domain.StockLevel;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sets a stock level to the result of a count. */
@Service
public class SetStock {

    private static final Logger log = LoggerFactory.getLogger(SetStock.class);

    private final Stock stock;
    private final StockEvents events;

    SetStock(Stock stock, StockEvents events) {
        this.stock = stock;
        this.events = events;
    }

    /**
     * Sets the level unconditionally. If a lower count or a raised threshold takes it below its threshold,
     * {@code StockDepleted} is published, as it is after a reservation.
     *
     * @return the new level
     * @throws Refused if more is reserved than the count found; nothing changes
     */
    @Transactional
    public StockLevel set(String sku, int onHand, int threshold) {
        return set(sku, onHand, threshold, before -> true);
    }

    /**
     * Sets the level only if the previous one matches, which is tested while the level is locked.
     *
     * @return the new level
     * @throws Refused if it does not match, or if more is reserved than the count found; nothing changes
     */
    @Transactional
    public StockLevel set(String sku, int onHand, int threshold, Predicate<StockLevel> expected) {
        StockLevel before = stock.lock(sku);
        if (!expected.test(before)) {
            throw new Refused(Refused.Reason.COUNTED_MEANWHILE);
        }
        if (onHand < before.reserved()) {
            throw new Refused(Refused.Reason.LESS_THAN_RESERVED);
        }
        StockLevel after = before.counted(onHand, threshold);
        stock.update(after);
        if (after.depletedSince(before)) {
            events.depleted(after);
        }
        log.info("Stock of {} set to {}", sku, onHand);
        return after;
    }

    /** A count was refused. Rolls back, so that an unknown SKU stays unknown. */
    public static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final Reason reason;

        Refused(Reason reason) {
            super(reason.name());
            this.reason = reason;
        }

        /** The reason for the refusal. */
        public Reason reason() {
            return reason;
        }

        /** A reason to refuse a count. */
        public enum Reason {
            /** More is reserved than the count found. */
            LESS_THAN_RESERVED,
            /** The previous level does not match. */
            COUNTED_MEANWHILE
        }
    }
}
