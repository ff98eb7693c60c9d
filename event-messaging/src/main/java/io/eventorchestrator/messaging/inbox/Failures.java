package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.BusinessFailure;
import io.eventorchestrator.messaging.EventPublisher;
import io.eventorchestrator.messaging.envelope.Unreadable;
import io.eventorchestrator.messaging.inbox.Delivery.Readable;
import io.eventorchestrator.messaging.inbox.RetryProperties.Schedule;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes what became of an event that was not handled, in the caller's transaction. */
final class Failures {

    static final String HANDLER_FAILED = "handler-failed";

    private static final Logger log = LoggerFactory.getLogger(Failures.class);
    private static final String BUSINESS = "business";

    private final InboxRows rows;
    private final ParkedRows parked;
    private final DeadLetters deadLetters;
    private final EventPublisher publisher;
    private final Handling handling;
    private final RetryProperties retries;

    Failures(
            InboxRows rows,
            ParkedRows parked,
            DeadLetters deadLetters,
            EventPublisher publisher,
            Handling handling,
            RetryProperties retries) {
        this.rows = rows;
        this.parked = parked;
        this.deadLetters = deadLetters;
        this.publisher = publisher;
        this.handling = handling;
        this.retries = retries;
    }

    Outcome refuse(Attempt attempt, Unreadable why) {
        return dead(attempt, why.reason(), String.valueOf(why.getMessage()));
    }

    Outcome settle(Attempt attempt, RuntimeException failed) {
        if (failed instanceof BusinessFailure business && attempt.delivery() instanceof Readable readable) {
            return tell(attempt, readable, business);
        }
        Schedule schedule = retries.of(attempt.delivery().group());
        return attempt.number() < schedule.attempts()
                ? park(attempt, schedule.delayAfter(attempt.number()), failed)
                : dead(attempt, HANDLER_FAILED, failed.toString());
    }

    private Outcome park(Attempt attempt, Duration delay, RuntimeException failed) {
        if (!parked.park(attempt, delay, failed.toString())) {
            return Outcome.DUPLICATE;
        }
        Delivery delivery = attempt.delivery();
        log.warn(
                "Attempt {} at event {} of {} failed, the next follows in {}: {}",
                attempt.number(),
                delivery.id(),
                delivery.group(),
                delay,
                failed.toString());
        return Outcome.PARKED;
    }

    private Outcome tell(Attempt attempt, Readable delivery, BusinessFailure failure) {
        Outcome outcome = failure.needsAPerson()
                ? dead(attempt, BUSINESS, String.valueOf(failure.getMessage()))
                : noted(attempt, failure);
        if (outcome != Outcome.DUPLICATE) {
            handling.within(delivery, () -> {
                log.info("Business failure: {} (event {})", failure.getMessage(), delivery.id());
                return publisher.publish(failure.failureEvent());
            });
        }
        return outcome;
    }

    private Outcome noted(Attempt attempt, BusinessFailure failure) {
        return rows.settle(attempt, Outcome.HANDLED, BUSINESS, failure.getMessage())
                ? Outcome.HANDLED
                : Outcome.DUPLICATE;
    }

    private Outcome dead(Attempt attempt, String reason, String detail) {
        if (!rows.settle(attempt, Outcome.DEAD, reason, detail)) {
            return Outcome.DUPLICATE;
        }
        deadLetters.send(attempt, reason, detail);
        return Outcome.DEAD;
    }
}
