package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.catalogue.DeadLetterReason;
import io.eventorchestrator.messaging.BusinessFailure;
import io.eventorchestrator.messaging.EventPublisher;
import io.eventorchestrator.messaging.deadletter.DeadLetter;
import io.eventorchestrator.messaging.deadletter.DeadLetterSender;
import io.eventorchestrator.messaging.deadletter.Verdict;
import io.eventorchestrator.messaging.envelope.Unreadable;
import io.eventorchestrator.messaging.inbox.Delivery.Decoded;
import io.eventorchestrator.messaging.inbox.Delivery.Refused;
import io.eventorchestrator.messaging.loop.MachineTime;
import io.eventorchestrator.messaging.retry.RetryProperties;
import io.eventorchestrator.messaging.retry.RetryProperties.Schedule;
import io.eventorchestrator.messaging.transport.Outcome;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records a failed event in the caller's transaction: parks it, or sends a dead letter or a failure event. */
final class FailureRecorder {

    private static final Logger log = LoggerFactory.getLogger(FailureRecorder.class);
    private static final String CONTENTION = "contention";
    private static final String MACHINE = "virtual-machine";

    private final InboxRows rows;
    private final ParkedRows parked;
    private final DeadLetterSender deadLetters;
    private final EventPublisher publisher;
    private final HandlerInvoker invoker;
    private final RetryProperties retries;
    private final OwnCode own;
    private final MachineTime time;
    private final StackTraceLog traces;

    FailureRecorder(
            InboxRows rows,
            ParkedRows parked,
            DeadLetterSender deadLetters,
            EventPublisher publisher,
            HandlerInvoker invoker,
            RetryProperties retries,
            OwnCode own,
            MachineTime time) {
        this.rows = rows;
        this.parked = parked;
        this.deadLetters = deadLetters;
        this.publisher = publisher;
        this.invoker = invoker;
        this.retries = retries;
        this.own = own;
        this.time = time;
        this.traces = new StackTraceLog(own);
    }

    Outcome refuse(Attempt attempt, Unreadable why) {
        return dead(attempt, Verdict.of(why.reason(), ExceptionText.printable(String.valueOf(why.getMessage()))));
    }

    /** @throws RuntimeException if that can't be recorded, or a failure event violates its schema */
    Outcome settle(Attempt attempt, FailedAttempt failed) {
        return attempt.delivery() instanceof Decoded decoded
                ? invoker.settle(decoded, () -> settle(attempt, decoded, failed))
                : parkOrBury(attempt, failed);
    }

    private Outcome settle(Attempt attempt, Decoded decoded, FailedAttempt failed) {
        return failed.why() instanceof BusinessFailure business
                ? tell(attempt, decoded, business)
                : parkOrBury(attempt, failed);
    }

    private Outcome parkOrBury(Attempt attempt, FailedAttempt failed) {
        traces.failed(attempt.delivery(), failed.thrown());
        Schedule schedule = retries.of(attempt.delivery().group());
        if (failed.kind().isNoAttempt()) {
            return postpone(attempt, schedule, failed);
        }
        return attempt.number() < schedule.attempts() && !attempt.delivery().isProbe()
                ? park(attempt, schedule.delayAfter(attempt.number()), failed)
                : dead(attempt, verdict(failed));
    }

    private Verdict verdict(FailedAttempt failed) {
        String causes = ExceptionText.causes(failed.thrown());
        return new Verdict(
                DeadLetterReason.HANDLER_FAILED,
                failed.detail(),
                causes.isEmpty() ? null : causes,
                own.line(failed.thrown()).orElse(null));
    }

    private Outcome park(Attempt attempt, Duration delay, FailedAttempt failed) {
        if (!parked.park(attempt, failed.left(delay, time), failed.detail())) {
            return Outcome.DUPLICATE;
        }
        Delivery delivery = attempt.delivery();
        log.warn(
                "Attempt {} of event {} for {} failed, next attempt in {}: {}",
                attempt.number(),
                delivery.id(),
                delivery.group(),
                delay,
                failed.detail());
        return Outcome.PARKED;
    }

    // The obstacle may last, so the delay grows with the time that the event has been waiting.
    private Outcome postpone(Attempt attempt, Schedule schedule, FailedAttempt failed) {
        Delivery delivery = attempt.delivery();
        Duration delay = schedule.within(rows.failingFor(delivery));
        String reason = failed.kind() == FailureKind.MACHINE ? MACHINE : CONTENTION;
        if (!parked.postpone(attempt, delay, reason, failed.detail())) {
            return Outcome.DUPLICATE;
        }
        log.warn(
                "Event {} for {} failed because of {}, not counted as an attempt; next try in {}: {}",
                delivery.id(),
                delivery.group(),
                reason,
                delay,
                failed.detail());
        return Outcome.PARKED;
    }

    private Outcome tell(Attempt attempt, Decoded delivery, BusinessFailure failure) {
        String detail = ExceptionText.printable(String.valueOf(failure.getMessage()));
        if (delivery.isProbe()) {
            return noted(attempt, detail);
        }
        Outcome outcome = failure.needsAPerson()
                ? dead(attempt, Verdict.of(DeadLetterReason.BUSINESS, detail))
                : noted(attempt, detail);
        if (outcome != Outcome.DUPLICATE) {
            log.info("Business failure: {} (event {})", detail, delivery.id());
            failure.record();
            publisher.publish(failure.failureEvent());
        }
        return outcome;
    }

    private Outcome noted(Attempt attempt, String detail) {
        return rows.settle(attempt, Outcome.HANDLED, DeadLetterReason.BUSINESS.code(), detail)
                ? Outcome.HANDLED
                : Outcome.DUPLICATE;
    }

    private Outcome dead(Attempt attempt, Verdict verdict) {
        if (!rows.settle(attempt, Outcome.DEAD, verdict.reason().code(), verdict.detail())) {
            return Outcome.DUPLICATE;
        }
        deadLetters.send(letter(attempt, verdict));
        return Outcome.DEAD;
    }

    private DeadLetter letter(Attempt attempt, Verdict verdict) {
        Delivery delivery = attempt.delivery();
        return new DeadLetter(
                delivery.group(),
                delivery.inbound(),
                delivery.id(),
                attempt.number(),
                rows.firstFailedAt(delivery).map(OffsetDateTime::toInstant).orElse(null),
                delivery instanceof Refused ? RecordDigest.of(delivery.inbound()) : null,
                delivery.isProbe(),
                verdict);
    }
}
