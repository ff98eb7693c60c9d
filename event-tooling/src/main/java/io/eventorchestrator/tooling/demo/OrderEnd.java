package io.eventorchestrator.tooling.demo;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Where an order can end. */
enum OrderEnd {
    CONFIRMED,
    REJECTED,
    EXPIRED,
    CANCELLED,
    /** It was never taken. */
    REFUSED;

    /** The names of the ends of an order that was taken. */
    static Set<String> ofTaken() {
        return EnumSet.complementOf(EnumSet.of(REFUSED)).stream()
                .map(Enum::name)
                .collect(Collectors.toSet());
    }
}
