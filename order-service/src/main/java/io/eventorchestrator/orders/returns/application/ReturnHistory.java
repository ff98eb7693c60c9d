package io.eventorchestrator.orders.returns.application;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The history of a return, in order. */
public interface ReturnHistory {

    /**
     * Appends an entry.
     *
     * @param who the person who ordered it; null if none did
     */
    void add(UUID returnId, String what, String detail, @Nullable Person who);
}
