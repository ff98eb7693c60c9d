package io.eventorchestrator.tooling.contracts;

/**
 * A difference between two contracts.
 *
 * @param subject topic, event, group, or the place of what can't be compared
 * @param what changed, in words
 */
record Change(String subject, String what, Effect effect) {

    /** The effect of a difference on services that are not released again. */
    enum Effect {
        NONE,
        BREAKS,
        UNDECIDED
    }

    static Change harmless(String subject, String what) {
        return new Change(subject, what, Effect.NONE);
    }

    static Change breaking(String subject, String what) {
        return new Change(subject, what, Effect.BREAKS);
    }

    static Change undecided(String subject, String what) {
        return new Change(subject, what, Effect.UNDECIDED);
    }

    /** Tests whether it breaks, or may break, services that are not released again. */
    boolean isDoubtful() {
        return effect != Effect.NONE;
    }
}
