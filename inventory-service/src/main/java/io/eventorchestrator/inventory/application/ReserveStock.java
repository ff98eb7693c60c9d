package io.eventorchestrator.inventory.application;

import io.eventorchestrator.contracts.inventory.InventoryRejected;
import io.eventorchestrator.contracts.inventory.InventoryReserved;
import io.eventorchestrator.contracts.inventory.Shortage;
import io.eventorchestrator.contracts.inventory.StockDepleted;
import io.eventorchestrator.contracts.inventory.StockLine;
import io.eventorchestrator.inventory.domain.Reservation;
import io.eventorchestrator.inventory.domain.Reservation.Line;
import io.eventorchestrator.inventory.domain.Shelf;
import io.eventorchestrator.inventory.domain.Shelf.Missing;
import io.eventorchestrator.messaging.BusinessFailure;
import io.eventorchestrator.messaging.EventPublisher;
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
    private final EventPublisher events;

    ReserveStock(Stock stock, Reservations reservations, EventPublisher events) {
        this.stock = stock;
        this.reservations = reservations;
        this.events = events;
    }

    /**
     * Does nothing for an order that has a reservation, or was cancelled before it came.
     *
     * @throws BusinessFailure if a line can't be held
     */
    @Transactional
    public void reserve(UUID orderId, List<Line> lines) {
        if (reservations.lock(orderId).isPresent()) {
            return;
        }
        Shelf shelf = stock.lock(lines);
        refuseIfMissing(orderId, shelf.missing(lines));
        stock.move(lines, 1);
        reservations.save(new Reservation(orderId, Reservation.State.HELD, lines));
        events.publish(new InventoryReserved(orderId, stockLines(lines)));
        shelf.depletedBy(lines)
                .forEach(level -> events.publish(new StockDepleted(level.sku(), level.available(), level.threshold())));
        log.info("Reserved {} lines for order {}", lines.size(), orderId);
    }

    private static void refuseIfMissing(UUID orderId, List<Missing> missing) {
        if (missing.isEmpty()) {
            return;
        }
        String reason = missing.stream().allMatch(Missing::known) ? "INSUFFICIENT_STOCK" : "UNKNOWN_SKU";
        List<Shortage> shortages = missing.stream()
                .map(line -> new Shortage(line.line().sku(), line.line().quantity(), line.available()))
                .toList();
        throw new BusinessFailure(
                "order " + orderId + " can't be reserved: " + reason,
                new InventoryRejected(orderId, reason, shortages));
    }

    static List<StockLine> stockLines(List<Line> lines) {
        return lines.stream()
                .map(line -> new StockLine(line.sku(), line.quantity()))
                .toList();
    }
}
