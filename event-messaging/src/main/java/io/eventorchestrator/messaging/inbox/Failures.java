package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.BusinessFailure;
import io.eventorchestrator.messaging.EventPublisher;
import io.eventorchestrator.messaging.inbox.Delivery.Readable;
import io.eventorchestrator.messaging.inbox.Delivery.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records what became of an event that was not handled, in the caller's transaction. */
final class Failures {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    private final InboxRows rows;
    private final DeadLetters deadLetters;
    private final EventPublisher publisher;
    private final Handling handling;

    Failures(InboxRows rows, DeadLetters deadLetters, EventPublisher publisher, Handling handling) {
        this.rows = rows;
        this.deadLetters = deadLetters;
        this.publisher = publisher;
        this.handling = handling;
    }

    Outcome refuse(Refused delivery) {
        String detail = String.valueOf(delivery.why().getMessage());
        return dead(delivery, delivery.why().reason(), detail);
    }

    Outcome settle(Delivery delivery, RuntimeException failed) {
        return delivery instanceof Readable readable && failed instanceof BusinessFailure business
                ? tell(readable, business)
                : dead(delivery, "handler-failed", failed.toString());
    }

    private Outcome tell(Readable delivery, BusinessFailure failure) {
        if (!rows.insert(delivery, Outcome.HANDLED, "business", failure.getMessage())) {
            return Outcome.DUPLICATE;
        }
        handling.within(delivery, () -> {
            log.info("Business failure: {} (event {})", failure.getMessage(), delivery.id());
            return publisher.publish(failure.failureEvent());
        });
        return Outcome.HANDLED;
    }

    private Outcome dead(Delivery delivery, String reason, String detail) {
        if (!rows.insert(delivery, Outcome.DEAD, reason, detail)) {
            return Outcome.DUPLICATE;
        }
        deadLetters.send(delivery, reason, detail);
        return Outcome.DEAD;
    }
}
