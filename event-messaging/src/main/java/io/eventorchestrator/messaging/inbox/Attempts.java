package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.inbox.Delivery.Readable;
import io.eventorchestrator.messaging.inbox.Delivery.Refused;
import java.util.List;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tries events in the caller's transaction, which holds the locks of their keys. What a handler did is rolled
 * back to a savepoint if it fails, and what became of the event is noted under the same lock: nobody comes in between.
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

    /**
     * @throws RuntimeException if the database is not to be had, or the transaction can't be gone on with; nothing is
     *     noted then
     */
    Outcome attempt(Attempt attempt) {
        return attempt(attempt, CONTENTIONS);
    }

    private Outcome attempt(Attempt attempt, int contentionsLeft) {
        try {
            return nested.execute(savepoint -> handle(attempt));
        } catch (RuntimeException why) {
            return switch (Failure.of(why)) {
                case UNAVAILABLE -> throw why;
                case CONTENTION ->
                    contentionsLeft > 0 ? attempt(attempt, contentionsLeft - 1) : failed(attempt, Failed.now(why));
                case BUSINESS, ATTEMPT -> failed(attempt, Failed.now(why));
            };
        }
    }

    /**
     * Tries several events behind one savepoint.
     *
     * @throws FailedInBulk if one fails, and what any of them did is rolled back
     */
    List<Outcome> together(List<Delivery> deliveries, Function<Attempt, Outcome> handle) {
        return nested.execute(savepoint -> deliveries.stream()
                .map(delivery -> named(Attempt.first(delivery), handle))
                .toList());
    }

    private static Outcome named(Attempt attempt, Function<Attempt, Outcome> handle) {
        try {
            return handle.apply(attempt);
        } catch (RuntimeException failed) {
            throw new FailedInBulk(attempt.delivery(), failed);
        }
    }

    /** Its handler has failed in the bulk, and that was its attempt, unless it only lost against another. */
    Outcome failedInBulk(FailedInBulk bulk) {
        Attempt attempt = Attempt.first(bulk.delivery());
        return switch (Failure.of(bulk.failed().why())) {
            case UNAVAILABLE -> throw bulk.failed().why();
            case CONTENTION -> attempt(attempt);
            case BUSINESS, ATTEMPT -> failed(attempt, bulk.failed());
        };
    }

    /** Notes that the attempt failed, however that came out. */
    Outcome failed(Attempt attempt, Failed failed) {
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
