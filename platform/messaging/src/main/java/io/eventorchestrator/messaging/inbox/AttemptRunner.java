package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.inbox.Delivery.Decoded;
import io.eventorchestrator.messaging.inbox.Delivery.NotRead;
import io.eventorchestrator.messaging.inbox.Delivery.Refused;
import io.eventorchestrator.messaging.loop.MachineTime;
import io.eventorchestrator.messaging.transport.Outcome;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Attempts events in the caller's transaction, which holds the locks of their keys. If a handler fails, its effects are
 * rolled back to a savepoint and the failure is recorded under the same lock, so that no other instance can intervene.
 */
final class AttemptRunner {

    private final InboxRows rows;
    private final HandlerInvoker invoker;
    private final FailureRecorder failures;
    private final TransactionOperations nested;
    private final Rehearsal rehearsal;
    private final MachineTime time;

    AttemptRunner(
            InboxRows rows,
            HandlerInvoker invoker,
            FailureRecorder failures,
            TransactionOperations nested,
            MachineTime time) {
        this.rows = rows;
        this.invoker = invoker;
        this.failures = failures;
        this.nested = nested;
        this.time = time;
        this.rehearsal = new Rehearsal(nested);
    }

    /**
     * @throws HandlerFailedException if the transaction must end, because of contention or because it is unusable;
     *     nothing is recorded then
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
     * Attempts several events behind one savepoint.
     *
     * @throws HandlerFailedException if one fails; the effects of all are rolled back
     */
    List<Outcome> together(List<Delivery> deliveries, Function<Attempt, Outcome> handle) {
        return nested.execute(savepoint -> deliveries.stream()
                .map(delivery -> named(Attempt.first(delivery), handle))
                .toList());
    }

    private Outcome named(Attempt attempt, Function<Attempt, Outcome> handle) {
        try {
            return handle.apply(attempt);
        } catch (RuntimeException failed) {
            throw new HandlerFailedException(attempt.delivery(), FailedAttempt.now(failed, time));
        } catch (Error failed) {
            throw new HandlerFailedException(
                    attempt.delivery(), FailedAttempt.now(new UndeclaredThrowableException(failed), time));
        }
    }

    /** Records a failed attempt, however it was detected. */
    Outcome failed(Attempt attempt, FailedAttempt failed) {
        return failures.settle(attempt, failed);
    }

    /** Handles without a savepoint; the caller must roll back a failure. */
    Outcome handle(Attempt attempt) {
        return switch (attempt.delivery()) {
            case Decoded decoded ->
                rows.settle(attempt, Outcome.HANDLED, null, null) ? invoke(decoded) : Outcome.DUPLICATE;
            case NotRead notRead -> throw notRead.error();
            case Refused refused -> failures.refuse(attempt, refused.why());
        };
    }

    private Outcome invoke(Decoded decoded) {
        return decoded.isProbe() ? rehearsal.run(() -> invoker.handle(decoded)) : invoker.handle(decoded);
    }
}
