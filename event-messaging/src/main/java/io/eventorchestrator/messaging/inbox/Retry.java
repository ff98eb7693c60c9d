package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.inbox.ParkedRows.Head;
import io.eventorchestrator.messaging.inbox.ParkedRows.Parked;
import io.eventorchestrator.messaging.observability.DeliveryMetrics;
import io.eventorchestrator.messaging.transport.Outcome;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tries what is due of one key, under the lock that deliveries take. */
final class Retry {

    private final ParkedRows parked;
    private final KeyLocks locks;
    private final DeliveryReader reader;
    private final Attempts attempts;
    private final Transactions transactions;
    private final DeliveryMetrics metrics;

    Retry(
            ParkedRows parked,
            KeyLocks locks,
            DeliveryReader reader,
            Attempts attempts,
            Transactions transactions,
            DeliveryMetrics metrics) {
        this.parked = parked;
        this.locks = locks;
        this.reader = reader;
        this.attempts = attempts;
        this.transactions = transactions;
        this.metrics = metrics;
    }

    /**
     * Tries the first event of a key, once.
     *
     * @return what became of it
     * @throws NotNow if it can't be tried, or what became of it can't be noted; it stays due then
     */
    Result retry(Head head) {
        AtomicReference<@Nullable Attempt> tried = new AtomicReference<>();
        try {
            return underLock(head, event -> {
                Attempt attempt = read(head, event);
                tried.set(attempt);
                return attempt(attempt);
            });
        } catch (NotNow notNow) {
            throw notNow;
        } catch (RuntimeException why) {
            // Found out at commit, or in a transaction that had to end: what became of it is noted in a new one.
            return failed(head, tried.get(), FailedAttempt.of(why));
        }
    }

    private Attempt read(Head head, Parked event) {
        Delivery delivery = reader.readParked(head.consumerGroup(), event.inbound(), event.identity());
        return new Attempt(delivery, event.attempts() + 1, true);
    }

    private Outcome attempt(Attempt attempt) {
        if (attempt.number() > 1) {
            Delivery delivery = attempt.delivery();
            metrics.retried(delivery.inbound().topic(), delivery.group());
        }
        return attempts.attempt(attempt);
    }

    // The event is not read again: that could fail once more, and then the failure would never be noted.
    private Result failed(Head head, @Nullable Attempt tried, FailedAttempt failed) {
        if (tried == null) {
            throw new NotNow("a parked event can't be taken from its table", failed.why());
        }
        try {
            return underLock(head, event -> event.isOf(tried) ? attempts.failed(tried, failed) : Outcome.PARKED);
        } catch (NotNow notNow) {
            throw notNow;
        } catch (RuntimeException again) {
            throw new NotNow("what became of a parked event can't be noted", again);
        }
    }

    private Result underLock(Head head, Function<Parked, Outcome> step) {
        return transactions.insist(status -> {
            if (!locks.tryLock(head)) {
                return Result.TAKEN;
            }
            Optional<Parked> event = parked.stillDue(head);
            return event.isEmpty() ? Result.WAITS : settled(head, step.apply(event.get()));
        });
    }

    private Result settled(Head head, Outcome outcome) {
        if (outcome == Outcome.PARKED) {
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
