package io.eventorchestrator.platform;

import java.time.Duration;

/** A part of a platform to which faults happen. A supervisor starts it again within seconds of its end. */
public interface KillablePart {

    /** The kinds of parts. */
    enum Kind {
        /** An instance of a service. */
        SERVICE,
        /** The sidecar of an instance. */
        SIDECAR,
        /** Kafka. */
        BROKER,
        /** PostgreSQL, with the processes of its sessions. */
        DATABASE,
        /** Tells sidecars which of them runs a workflow. */
        PLACEMENT,
        /** Keeps the timers of workflows. */
        SCHEDULER
    }

    /** Its kind. */
    Kind kind();

    /** Its name, such as {@code order-service-1} or {@code sidecar of order-service-1}. */
    String name();

    /** Kills it at once. */
    void kill();

    /** Freezes it: it keeps its connections and locks, and does nothing until it is thawed. */
    void freeze();

    /** Lets it go on after {@link #freeze()}. */
    void thaw();

    /** Asks it to end, and waits for that; kills it after half a minute. */
    void end();

    /**
     * Waits until it is ready.
     *
     * @return whether it is
     */
    boolean awaitReady(Duration atMost);
}
