package io.eventorchestrator.orders.returns.application;

import io.eventorchestrator.orders.returns.domain.Step;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The record of persons' orders for returns, with who and why. Operators add to it; the service carries them out. */
public interface Interventions {

    /** Records an order that was carried out already. */
    void record(UUID returnId, Action action, Person who);

    /**
     * The oldest order that waits, locked until the caller's transaction ends; skips those that are locked.
     *
     * @param after number of the one after which to look; 0 for the first
     */
    Optional<Waiting> next(long after);

    /** Ends a locked order. */
    void settle(long number, String answer);

    /** An order to a return. */
    enum Action {
        /** The goods may come back. */
        APPROVE,
        /** The goods stay with the customer. */
        DECLINE,
        /** Try again what is parked. */
        RESUME,
        /** Leave a parked step as it is. */
        WAIVE,
        /** Leave all parked steps as they are. */
        TERMINATE
    }

    /**
     * An order that waits.
     *
     * @param step to waive; null for other orders
     */
    record Waiting(
            long number,
            UUID returnId,
            Action action,
            @Nullable Step step,
            Person who) {}
}
