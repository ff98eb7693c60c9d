package io.eventorchestrator.inventory.web;

import io.eventorchestrator.inventory.domain.Reservation;
import java.util.List;
import java.util.UUID;

/** A reservation as clients see it. */
record ReservationView(UUID orderId, Reservation.State state, List<Line> lines) {

    static ReservationView of(Reservation reservation) {
        return new ReservationView(
                reservation.orderId(),
                reservation.state(),
                reservation.lines().stream()
                        .map(line -> new Line(line.sku(), line.quantity()))
                        .toList());
    }

    record Line(String sku, int quantity) {}
}
