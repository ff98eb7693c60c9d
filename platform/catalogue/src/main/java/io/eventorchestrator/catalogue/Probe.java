package io.eventorchestrator.catalogue;

/**
 * Events that only test the way to their consumers. A group that reads one runs its handler and takes the effect back,
 * so a sender who marks an event without need only loses its effect.
 */
public final class Probe {

    /** The CloudEvents extension that marks a probe; its value is the Boolean {@code true}. */
    public static final String ATTRIBUTE = "probe";

    private Probe() {}
}
