package io.eventorchestrator.orders.returns.application;

import io.eventorchestrator.orders.returns.domain.ReturnState;
import java.time.Duration;
import java.util.Map;

/** Counts returns that are not final. */
public interface OpenReturns {

    /** The counts of the states that occur, by the database's clock. In one transaction. */
    Map<ReturnState, Count> count();

    /**
     * Returns in one state.
     *
     * @param longestUnchanged time since the last change of the one that has not changed for longest
     */
    record Count(long number, Duration longestUnchanged) {

        static final Count NONE = new Count(0, Duration.ZERO);
    }
}
