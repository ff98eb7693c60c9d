package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.inbox.ParkedRows.Head;
import io.eventorchestrator.messaging.inbox.ParkedRows.Parked;
import io.eventorchestrator.messaging.observability.DeliveryMetrics;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionOperations;

/** Tries what is due of one key, under the lock that deliveries take. */
final class Retry {

    private final ParkedRows parked;
    private final DeliveryReader reader;
    private final Attempts attempts;
    private final TransactionOperations transactions;
    private final DeliveryMetrics metrics;

    Retry(
            ParkedRows parked,
            DeliveryReader reader,
            Attempts attempts,
            TransactionOperations transactions,
            DeliveryMetrics metrics) {
        this.parked = parked;
        this.reader = reader;
        this.attempts = attempts;
        this.transactions = transactions;
        this.metrics = metrics;
    }

    /**
     * Tries the first event of a key, once.
     *
     * @return what became of it
     * @throws RuntimeException if the database is not to be had; the event stays due then
     */
    Result retry(Head head) {
        try {
            return underLock(head, this::attempt);
        } catch (RuntimeException why) {
            if (Failure.of(why) == Failure.UNAVAILABLE) {
                throw why;
            }
            // Found out at commit, or the handler left no transaction to note it in: what became of it is told anew.
            return failed(head, why);
        }
    }

    private Outcome attempt(Attempt attempt) {
        if (attempt.number() > 1) {
            Delivery delivery = attempt.delivery();
            metrics.retried(delivery.inbound().topic(), delivery.group());
        }
        return attempts.attempt(attempt);
    }

    private Result failed(Head head, RuntimeException why) {
        Failed failed = Failed.now(why);
        return underLock(head, attempt -> attempts.failed(attempt, failed));
    }

    private Result underLock(Head head, Function<Attempt, Outcome> step) {
        return transactions.execute(status -> {
            if (!parked.tryLock(head)) {
                return Result.TAKEN;
            }
            Optional<Parked> event = parked.stillDue(head);
            return event.isEmpty() ? Result.WAITS : step(head, event.get(), step);
        });
    }

    private Result step(Head head, Parked event, Function<Attempt, Outcome> step) {
        Delivery delivery = reader.read(head.consumerGroup(), event.inbound(), event.identity());
        if (step.apply(new Attempt(delivery, event.attempts() + 1, true)) == Outcome.PARKED) {
            return Result.WAITS;
        }
        parked.next(head);
        return Result.SETTLED;
    }

    /** What became of the first event of a key. */
    enum Result {
        /** It is out of the way, and what comes behind it is due. */
        SETTLED,
        /** It waits for its next attempt. */
        WAITS,
        /** Somebody else works on the key now. */
        TAKEN
    }
}
