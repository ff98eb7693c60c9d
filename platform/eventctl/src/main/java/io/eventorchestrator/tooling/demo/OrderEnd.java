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
    REFUSED;

    /** The names of the final states of an accepted order. */
    static Set<String> ofAccepted() {
        return EnumSet.complementOf(EnumSet.of(REFUSED)).stream()
                .map(Enum::name)
                .collect(Collectors.toSet());
    }
}
