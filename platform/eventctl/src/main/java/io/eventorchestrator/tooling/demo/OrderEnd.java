package io.eventorchestrator.tooling.demo;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The possible final states of an order. */
enum OrderEnd {
    CONFIRMED,
    REJECTED,
    EXPIRED,
    CANCELLED,
    /** The order was never accepted. */
    REFUSED,
    /** It was confirmed, then returned and refunded. */
    RETURN_COMPLETED,
    /** It was confirmed, and nobody decided about its return in time. */
    RETURN_DECLINED,
    /** It was confirmed, and its return could not be refunded, so its goods were taken out of stock again. */
    RETURN_FAILED;

    /** The state of an order whose return waits for a decision for longer than a demonstration lasts. */
    static final String RETURN_WAITS = "RETURN_AWAITING_DECISION";

    /** The state of an order on a platform without returns. */
    static final String WITHOUT_RETURNS = "WITHOUT_RETURNS";

    private static final Set<OrderEnd> OF_RETURNS = EnumSet.of(RETURN_COMPLETED, RETURN_DECLINED, RETURN_FAILED);

    /** Tests whether a state is this one, or all that the platform can show of it. */
    boolean isSeenIn(String state) {
        return name().equals(state)
                || (OF_RETURNS.contains(this) && state.equals(WITHOUT_RETURNS))
                || (this == RETURN_DECLINED && state.equals(RETURN_WAITS));
    }

    /** The names of the final states of an accepted order. */
    static Set<String> ofAccepted() {
        return EnumSet.range(CONFIRMED, CANCELLED).stream().map(Enum::name).collect(Collectors.toSet());
    }
}
