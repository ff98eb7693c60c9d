package io.eventorchestrator.guarantees;

import java.util.Map;
import java.util.Set;

/** The figures of a run of {@code eventctl chaos}; its report has more. */
record ChaosRun(
        long seed,
        long minutes,
        long customers,
        Map<String, Long> kills,
        Map<String, Long> killsAtPoints,
        Map<String, Long> freezes,
        Map<String, Long> restarts,
        Map<String, Long> orders,
        Map<String, Long> returns,
        long redelivered,
        long deadLetters,
        Map<String, Long> checked,
        String verdict) {

    private static final String TYPE = ".ChaosIT";
    private static final String METHOD = "everyGuaranteeHoldsWhateverIsKilled";

    static boolean isMadeBy(String type) {
        return type.endsWith(TYPE);
    }

    /** Returns the test that has made it. */
    static String test(String type) {
        return new TestName(type, METHOD).toString();
    }

    /** Returns the figures of a test with this seed, which its report lacks: it runs the seed in another process. */
    Tried addSeed(Tried tried) {
        return tried.and(new Tried(tried.folder(), 0, 0, 0, 0, Set.of("-Dchaos.seed=" + seed)));
    }
}
