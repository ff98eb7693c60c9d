package io.eventorchestrator.orders.returns.application;

import java.util.UUID;

/**
 * The engine that runs the workflow of each return. A return's workflow asks {@link ReturnWork#next} what to do, and
 * does it, until nothing is left. Every method may be called again with the same arguments.
 */
public interface ReturnWorkflows {

    /** Starts a run, unless it was started before. A run of a lower number may still be there, and does no harm. */
    void start(UUID returnId, int run);

    /** Tells a run that waits for a person's decision to look at the return again. */
    void decided(UUID returnId, int run);

    /** The progress of a run. */
    Progress state(UUID returnId, int run);

    /** The progress of a run, by the engine's word. */
    enum Progress {
        /** It has begun, or will, and has not ended. */
        RUNNING,
        /** It has ended, however. */
        ENDED,
        /** The engine knows no such run. */
        UNKNOWN
    }
}
