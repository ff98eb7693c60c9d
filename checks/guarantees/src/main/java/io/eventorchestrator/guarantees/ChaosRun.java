package io.eventorchestrator.guarantees;

import java.util.Map;

/** The figures of a run of {@code eventctl chaos}; its report has more. */
record ChaosRun(
        long seed,
        long minutes,
        Map<String, Long> kills,
        Map<String, Long> killsAtPoints,
        Map<String, Long> freezes,
        Map<String, Long> restarts,
        Map<String, Long> orders,
        Map<String, Long> returns,
        long redelivered,
        long deadLetters,
        Map<String, Long> checked,
        String verdict) {}
