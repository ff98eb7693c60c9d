package io.eventorchestrator.inventory.application;

import io.eventorchestrator.inventory.domain.Rejection;
import io.eventorchestrator.inventory.domain.Reservation;
import io.eventorchestrator.inventory.domain.Reservation.Line;
import io.eventorchestrator.inventory.domain.Shelf;
import io.eventorchestrator.inventory.domain.Shelf.Missing;
import io.eventorchestrator.messaging.BusinessFailure;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Holds every line of an order, or none of them. */
@Service
public class ReserveStock {

    private static final Logger log = LoggerFactory.getLogger(ReserveStock.class);

    private final Stock stock;
    private final Reservations reservations;
    private final Rejections rejections;
    private final StockEvents events;

    ReserveStock(Stock stock, Reservations reservations, Rejections rejections, StockEvents events) {
        this.stock = stock;
        this.reservations = reservations;
        this.rejections = rejections;
        this.events = events;
    }

    /**
     * Does nothing for an order that has a reservation, was rejected, or was cancelled before it arrived.
     *
     * @param lines may contain a SKU in several lines, which are added up
     * @throws BusinessFailure if a SKU can't be held in full
     */
    @Transactional
    public void reserve(UUID orderId, List<Line> lines) {
        if (reservations.lock(orderId).isPresent() || rejections.find(orderId).isPresent()) {
            return;
        }
        Reservation reservation = Reservation.held(orderId, lines);
        Shelf shelf = stock.lock(reservation.lines());
        rejectIfMissing(orderId, shelf.missing(reservation.lines()));
        hold(reservation);
        shelf.depletedBy(reservation.lines()).forEach(events::depleted);
        log.info("Reserved {} SKUs for order {}", reservation.lines().size(), orderId);
    }

    private void hold(Reservation reservation) {
        stock.hold(reservation.lines());
        reservations.save(reservation);
        events.reserved(reservation);
    }

    private void rejectIfMissing(UUID orderId, List<Missing> missing) {
        if (!missing.isEmpty()) {
            Rejection rejection = new Rejection(orderId, missing);
            throw events.rejected(rejection).recording(() -> rejections.save(rejection));
        }
    }
}
