package io.eventorchestrator.tooling.saga;

/** The states of a return, as the service's table names them. */
enum ReturnState {
    REQUESTED,
    AWAITING_DECISION,
    APPROVED,
    COMPENSATING,
    NEEDS_ATTENTION,
    COMPLETED,
    DECLINED,
    FAILED;

    boolean isFinal() {
        return this == COMPLETED || this == DECLINED || this == FAILED;
    }

    /** Tests whether a workflow works on the return, or will. */
    boolean isUnderWay() {
        return !isFinal() && this != NEEDS_ATTENTION;
    }
}
