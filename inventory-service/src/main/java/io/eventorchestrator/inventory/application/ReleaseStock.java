package io.eventorchestrator.inventory.application;

import io.eventorchestrator.inventory.domain.Reservation;
import io.eventorchestrator.inventory.domain.Reservation.State;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The compensation: releases an order's stock, and answers every cancelled or expired order exactly once. */
@Service
public class ReleaseStock {

    private static final Logger log = LoggerFactory.getLogger(ReleaseStock.class);

    private final Stock stock;
    private final Reservations reservations;
    private final Returns returns;
    private final StockEvents events;

    ReleaseStock(Stock stock, Reservations reservations, Returns returns, StockEvents events) {
        this.stock = stock;
        this.reservations = reservations;
        this.returns = returns;
        this.events = events;
    }

    /**
     * Remembers an unknown order by a tombstone, so that it reserves nothing if it arrives later. Goods of the order
     * that came back are available already.
     */
    @Transactional
    public void release(UUID orderId) {
        Optional<Reservation> found = reservations.lock(orderId);
        if (found.isEmpty()) {
            answer(Reservation.neverHeld(orderId));
        } else if (found.get().state() == State.HELD) {
            Reservation released =
                    found.get().without(returns.takenBack(orderId)).released();
            stock.lock(released.lines());
            stock.release(released.lines());
            answer(released);
        }
    }

    private void answer(Reservation answered) {
        reservations.save(answered);
        events.released(answered);
        log.info("Released {} SKUs of order {}", answered.lines().size(), answered.orderId());
    }
}
