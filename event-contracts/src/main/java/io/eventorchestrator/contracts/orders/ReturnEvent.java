package io.eventorchestrator.contracts.orders;

import java.util.UUID;

/** An event of a return, keyed by its order, whose other events it follows. */
public sealed interface ReturnEvent extends OrderEvent
        permits ReturnRequested, ReturnApproved, ReturnDeclined, ReturnCompleted, ReturnFailed {

    /** The return's id, a UUID of version 7. */
    UUID returnId();
}
