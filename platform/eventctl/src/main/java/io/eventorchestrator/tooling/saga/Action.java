package io.eventorchestrator.tooling.saga;

import java.util.Optional;

/** A person's orders for returns. The service checks each once more before it carries it out. */
enum Action {
    APPROVE("decided"),
    DECLINE("decided"),
    RESUME("resumed"),
    WAIVE("waived"),
    TERMINATE("terminated");

    private final String done;

    Action(String done) {
        this.done = done;
    }

    /** The reason why the return does not permit it, as a sentence; empty if it does. */
    Optional<String> refusal(StoredReturn found) {
        if (found.state() != required()) {
            return Optional.of("Return %s is %s and can't be %s: only one that is %s can."
                    .formatted(found.id(), found.state(), done, required()));
        }
        return required() == ReturnState.AWAITING_DECISION && found.isTooLate()
                ? Optional.of("Return %s had to be decided by %s; it is about to be declined."
                        .formatted(found.id(), found.decideBy()))
                : Optional.empty();
    }

    private ReturnState required() {
        return this == APPROVE || this == DECLINE ? ReturnState.AWAITING_DECISION : ReturnState.NEEDS_ATTENTION;
    }
}
