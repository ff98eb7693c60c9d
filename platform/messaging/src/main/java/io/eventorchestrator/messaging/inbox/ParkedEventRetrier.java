package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.inbox.ParkedRows.ParkedEvent;
import io.eventorchestrator.messaging.loop.MachineTime;
import io.eventorchestrator.messaging.observability.DeliveryMetrics;
import io.eventorchestrator.messaging.retry.ParkedKey;
import io.eventorchestrator.messaging.retry.RetryQueue;
import io.eventorchestrator.messaging.retry.RetryResult;
import io.eventorchestrator.messaging.transport.Outcome;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Retries the first parked event of a key, under the lock that deliveries take. */
final class ParkedEventRetrier implements RetryQueue {

    private static final Logger log = LoggerFactory.getLogger(ParkedEventRetrier.class);

    private final ParkedRows parked;
    private final KeyLocks locks;
    private final DeliveryReader reader;
    private final AttemptRunner attempts;
    private final TransactionRunner transactions;
    private final DeliveryMetrics metrics;
    private final MachineTime time;
    private final PauseLog pauses = new PauseLog(log, "Retries");

    ParkedEventRetrier(
            ParkedRows parked,
            KeyLocks locks,
            DeliveryReader reader,
            AttemptRunner attempts,
            TransactionRunner transactions,
            DeliveryMetrics metrics,
            MachineTime time) {
        this.parked = parked;
        this.locks = locks;
        this.reader = reader;
        this.attempts = attempts;
        this.transactions = transactions;
        this.metrics = metrics;
        this.time = time;
    }

    @Override
    public List<ParkedKey> due(Collection<ParkedKey> except, Map<String, Integer> atMost) {
        return parked.due(except, atMost);
    }

    @Override
    public Duration untilNextDue(Duration atMost) {
        return parked.untilNextDue(atMost);
    }

    @Override
    public RetryResult retry(ParkedKey key) {
        try {
            RetryResult result = tryFirst(key);
            pauses.resumed(key.consumerGroup());
            return result;
        } catch (UnavailableException unavailable) {
            pauses.paused(key.consumerGroup(), unavailable);
            return RetryResult.UNAVAILABLE;
        }
    }

    /** @throws UnavailableException if the event can't be attempted, or its result can't be recorded; it stays due */
    private RetryResult tryFirst(ParkedKey key) {
        AtomicReference<@Nullable Attempt> tried = new AtomicReference<>();
        try {
            return underLock(key, event -> {
                Attempt attempt = read(key, event);
                tried.set(attempt);
                return attempt(attempt);
            });
        } catch (UnavailableException unavailable) {
            throw unavailable;
        } catch (RuntimeException why) {
            // A failure at commit, or in a transaction that had to end, is recorded in a new transaction.
            return failed(key, tried.get(), FailedAttempt.of(why, time));
        }
    }

    private Attempt read(ParkedKey key, ParkedEvent event) {
        Delivery delivery = reader.readParked(key.consumerGroup(), event.inbound(), event.identity());
        return new Attempt(delivery, event.attempts() + 1, true);
    }

    private Outcome attempt(Attempt attempt) {
        if (attempt.number() > 1) {
            Delivery delivery = attempt.delivery();
            metrics.retried(delivery.inbound().topic(), delivery.group());
        }
        return attempts.attempt(attempt);
    }

    // Does not read the event again, because that could fail once more and the failure would never be recorded.
    private RetryResult failed(ParkedKey key, @Nullable Attempt tried, FailedAttempt failed) {
        if (tried == null) {
            throw new UnavailableException("a parked event can't be taken from its table", failed.why());
        }
        try {
            return underLock(key, event -> event.isOf(tried) ? attempts.failed(tried, failed) : Outcome.PARKED);
        } catch (UnavailableException unavailable) {
            throw unavailable;
        } catch (RuntimeException again) {
            throw new UnavailableException("the outcome of a parked event can't be recorded", again);
        }
    }

    private RetryResult underLock(ParkedKey key, Function<ParkedEvent, Outcome> step) {
        return transactions.insist(status -> {
            if (!locks.tryLock(key)) {
                return RetryResult.TAKEN;
            }
            Optional<ParkedEvent> event = parked.stillDue(key);
            return event.isEmpty() ? RetryResult.WAITS : settled(key, step.apply(event.get()));
        });
    }

    private RetryResult settled(ParkedKey key, Outcome outcome) {
        if (outcome == Outcome.PARKED) {
            return RetryResult.WAITS;
        }
        parked.next(key);
        return RetryResult.SETTLED;
    }
}
