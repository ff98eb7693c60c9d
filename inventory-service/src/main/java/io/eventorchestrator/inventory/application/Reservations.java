package io.eventorchestrator.inventory.application;

import io.eventorchestrator.inventory.domain.Reservation;
import java.util.Optional;
import java.util.UUID;

/** Stores reservations. */
public interface Reservations {

    /** The reservation of an order, locked until the caller's transaction ends. */
    Optional<Reservation> lock(UUID orderId);

    /** The reservation of an order. */
    Optional<Reservation> find(UUID orderId);

    /** Stores a new reservation, or the new state of one. */
    void save(Reservation reservation);
}
