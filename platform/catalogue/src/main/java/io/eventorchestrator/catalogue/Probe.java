package io.eventorchestrator.catalogue;

/**
 * Events that only test whether they reach their consumers. A group that reads one runs its handler and rolls the
 * effect back, so a sender who marks an event by mistake only loses its effect.
 */
public final class Probe {

    /** The CloudEvents extension that marks a probe; its value is the Boolean {@code true}. */
    public static final String ATTRIBUTE = "probe";

    private Probe() {}
}
