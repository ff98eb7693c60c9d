package io.eventorchestrator.tooling.saga;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A step of a return, as its row says.
 *
 * @param attempts that failed, of the step or of its compensation; null if none is known
 * @param error the last one
 */
record Step(
        Name name,
        String state,
        @Nullable Integer attempts,
        @Nullable String error) {

    private static final String PARKED = "PARKED";
    private static final Set<String> TO_UNDO = Set.of("DONE", "UNSURE", PARKED);

    /** The steps, in their order. */
    enum Name {
        RESTOCK,
        REFUND
    }

    boolean isParked() {
        return state.equals(PARKED);
    }

    boolean isDone() {
        return state.equals("DONE");
    }

    /** Tests whether a return that fails still has to undo it. */
    boolean isToUndo() {
        return TO_UNDO.contains(state);
    }
}
