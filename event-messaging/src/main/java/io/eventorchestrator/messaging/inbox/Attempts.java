package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.inbox.Delivery.Readable;
import io.eventorchestrator.messaging.inbox.Delivery.Refused;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tries one event in the caller's transaction, which holds the lock of its key. What the handler did is rolled back to
 * a savepoint if it fails, and what became of the event is noted under the same lock: nobody comes in between.
 */
final class Attempts {

    private static final int CONTENTIONS = 3;

    private final InboxRows rows;
    private final Handling handling;
    private final Failures failures;
    private final TransactionOperations nested;

    Attempts(InboxRows rows, Handling handling, Failures failures, TransactionOperations nested) {
        this.rows = rows;
        this.handling = handling;
        this.failures = failures;
        this.nested = nested;
    }

    /** @throws RuntimeException if the database is not to be had; nothing is noted then */
    Outcome attempt(Attempt attempt) {
        return attempt(attempt, CONTENTIONS);
    }

    private Outcome attempt(Attempt attempt, int contentionsLeft) {
        try {
            return nested.execute(savepoint -> handle(attempt));
        } catch (RuntimeException failed) {
            return switch (Failure.of(failed)) {
                case UNAVAILABLE -> throw failed;
                case CONTENTION ->
                    contentionsLeft > 0 ? attempt(attempt, contentionsLeft - 1) : failures.settle(attempt, failed);
                case BUSINESS, ATTEMPT -> failures.settle(attempt, failed);
            };
        }
    }

    /** Notes that the attempt failed, however that came out. */
    Outcome failed(Attempt attempt, RuntimeException failed) {
        return failures.settle(attempt, failed);
    }

    /** Handles without a savepoint: a failure is the caller's to roll back. */
    Outcome handle(Attempt attempt) {
        return switch (attempt.delivery()) {
            case Readable readable ->
                rows.settle(attempt, Outcome.HANDLED, null, null) ? handling.handle(readable) : Outcome.DUPLICATE;
            case Refused refused -> failures.refuse(attempt, refused.why());
        };
    }
}
