package io.eventorchestrator.orders.returns.application;

import io.eventorchestrator.orders.returns.domain.OrderReturn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stores returns. All times are by the database's clock. */
public interface Returns {

    /**
     * Stores a new return.
     *
     * @param isSmall whether its amount needs no person's decision, as its event says
     * @param lookAfter time after which the watchdog looks at it, unless it changes before
     */
    Stored insert(OrderReturn requested, boolean isSmall, Duration lookAfter);

    /** Tells whether the amount was small at the request; empty for a request of an earlier release. */
    Optional<Boolean> isSmall(UUID id);

    /** The return, locked until the caller's transaction ends. */
    Optional<Stored> lock(UUID id);

    /** Stores a locked return after a change, and when it is due. */
    Stored update(OrderReturn changed, Due due);

    /** Counts a new run of the return's workflow, which the watchdog looks at after the duration. */
    int nextRun(UUID id, Duration lookAfter);

    /** Notes the version of the workflow of a run; does nothing, and returns false, if another run has followed. */
    boolean noteVersion(UUID id, int run, String version);

    /** Notes that the return's workflow was woken because nothing changed. */
    void noteWake(UUID id);

    /** One return. */
    Optional<Stored> find(UUID id);

    /** The correlation id of a return's order. */
    Optional<String> correlationId(UUID id);

    /** The returns of an order, oldest first. */
    List<Stored> ofOrder(UUID orderId);

    /** The quantity of each SKU in the order's returns that are neither declined nor failed. */
    Map<String, Integer> returned(UUID orderId);

    /** Returns whether the order has not changed for longer than the duration. */
    boolean isUnchangedFor(UUID orderId, Duration time);

    /**
     * Takes returns that have not changed for too long, the most overdue first. In one transaction.
     *
     * @param lookAgainAfter until then, no instance takes them again
     */
    List<UUID> takeOverdue(Duration lookAgainAfter, int limit);

    /**
     * A stored return.
     *
     * @param run number of its workflow
     * @param wakes how often its workflow was woken since its last change
     * @param decideBy latest time for a person's decision; null if none was asked for one
     * @param isTooLate whether that time has passed
     */
    record Stored(
            OrderReturn goodsReturn,
            int run,
            int wakes,
            Instant requestedAt,
            Instant changedAt,
            @Nullable Instant decideBy,
            boolean isTooLate) {

        /** Its id. */
        public UUID id() {
            return goodsReturn.id();
        }
    }

    /**
     * When a return is due.
     *
     * @param decisionWithin time for a person's decision; null if none is asked for one now
     * @param lookAfter time after which the watchdog looks at it; null for never
     */
    record Due(@Nullable Duration decisionWithin, @Nullable Duration lookAfter) {}
}
