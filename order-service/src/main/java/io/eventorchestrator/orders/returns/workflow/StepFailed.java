package io.eventorchestrator.orders.returns.workflow;

import io.eventorchestrator.orders.returns.domain.Failure;

/**
 * A failed attempt, as the history of a workflow keeps it: one line. Without a message, the SDK 1.17.1 would tell the
 * engine nothing, and the workflow would wait for ever.
 */
final class StepFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param failure neither kept nor stored with its stack trace, of which a history would hold one per attempt */
    StepFailed(Throwable failure) {
        super(line(failure), null, false, false);
    }

    private static String line(Throwable failure) {
        String message = failure.getMessage();
        return new Failure(1, message == null ? failure.getClass().getSimpleName() : message).error();
    }
}
