package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.inbox.Delivery.NotRead;
import io.eventorchestrator.messaging.inbox.Delivery.Readable;
import io.eventorchestrator.messaging.inbox.Delivery.Refused;
import io.eventorchestrator.messaging.transport.Outcome;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tries events in the caller's transaction, which holds the locks of their keys. What a handler did is rolled
 * back to a savepoint if it fails, and what became of the event is noted under the same lock: nobody comes in between.
 */
final class AttemptRunner {

    private final InboxRows rows;
    private final HandlerInvoker invoker;
    private final FailureRecorder failures;
    private final TransactionOperations nested;

    AttemptRunner(InboxRows rows, HandlerInvoker invoker, FailureRecorder failures, TransactionOperations nested) {
        this.rows = rows;
        this.invoker = invoker;
        this.failures = failures;
        this.nested = nested;
    }

    /**
     * @throws HandlerFailedException if the transaction has to end, for it lost against another or can't be gone on with;
     *     nothing is noted then
     */
    Outcome attempt(Attempt attempt) {
        try {
            return nested.execute(savepoint -> named(attempt, this::handle));
        } catch (HandlerFailedException failed) {
            if (failed.failed().kind().endsTransaction()) {
                throw failed;
            }
            return failed(attempt, failed.failed());
        }
    }

    /**
     * Tries several events behind one savepoint.
     *
     * @throws HandlerFailedException if one fails, and what any of them did is rolled back
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
            throw new HandlerFailedException(attempt.delivery(), failed);
        } catch (Error failed) {
            throw new HandlerFailedException(attempt.delivery(), new UndeclaredThrowableException(failed));
        }
    }

    /** Notes that the attempt failed, however that came out. */
    Outcome failed(Attempt attempt, FailedAttempt failed) {
        return failures.settle(attempt, failed);
    }

    /** Handles without a savepoint: a failure is the caller's to roll back. */
    Outcome handle(Attempt attempt) {
        return switch (attempt.delivery()) {
            case Readable readable ->
                rows.settle(attempt, Outcome.HANDLED, null, null) ? invoker.handle(readable) : Outcome.DUPLICATE;
            case NotRead notRead -> throw notRead.error();
            case Refused refused -> failures.refuse(attempt, refused.why());
        };
    }
}
