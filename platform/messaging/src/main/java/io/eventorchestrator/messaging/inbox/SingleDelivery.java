package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.inbox.KeyLocks.Held;
import io.eventorchestrator.messaging.loop.MachineTime;
import io.eventorchestrator.messaging.transport.Outcome;
import java.util.List;
import java.util.function.Function;

/**
 * Settles a single failed delivery. If the failure may be temporary, it is tried again at once, a few times, each in a
 * new transaction; then the failure is recorded. Contention is not counted as an attempt; other failures are, while the
 * database answers.
 */
final class SingleDelivery {

    private final KeyLocks locks;
    private final AttemptRunner attempts;
    private final TransactionRunner transactions;
    private final MachineTime time;

    SingleDelivery(KeyLocks locks, AttemptRunner attempts, TransactionRunner transactions, MachineTime time) {
        this.locks = locks;
        this.attempts = attempts;
        this.transactions = transactions;
        this.time = time;
    }

    /**
     * @param thrown the failure of its transaction
     * @throws UnavailableException if it can't be attempted, or its outcome can't be recorded
     */
    Outcome settle(Delivery delivery, RuntimeException thrown) {
        FailedAttempt failed = FailedAttempt.of(thrown, time);
        if (!failed.kind().mayPass()) {
            return note(delivery, failed);
        }
        try {
            return insist(delivery, attempts::attempt);
        } catch (UnavailableException unavailable) {
            throw unavailable;
        } catch (RuntimeException again) {
            return note(delivery, FailedAttempt.of(again, time));
        }
    }

    private Outcome note(Delivery delivery, FailedAttempt failed) {
        try {
            return insist(delivery, attempt -> attempts.failed(attempt, failed));
        } catch (UnavailableException unavailable) {
            throw unavailable;
        } catch (RuntimeException again) {
            // The failure event could not be published, so nobody knows of the failure.
            if (failed.kind() == FailureKind.BUSINESS && FailureKind.of(again) == FailureKind.HANDLER) {
                return note(delivery, FailedAttempt.now(again, time));
            }
            throw new UnavailableException("the failure of event " + delivery.id() + " can't be recorded", again);
        }
    }

    private Outcome insist(Delivery delivery, Function<Attempt, Outcome> step) {
        return transactions.insist(status -> {
            Held held = locks.hold(List.of(delivery));
            return held.inTurn(Attempt.first(delivery), step);
        });
    }
}
