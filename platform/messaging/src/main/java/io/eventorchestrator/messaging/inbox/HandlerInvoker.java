package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.inbox.Delivery.Readable;
import io.eventorchestrator.messaging.observability.DeliveryMetrics;
import io.eventorchestrator.messaging.publishing.CurrentEvent;
import io.eventorchestrator.messaging.transport.Outcome;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/** Calls a handler in the caller's transaction, with its event as the current one. */
final class HandlerInvoker {

    private final CurrentEvent current;
    private final DeliveryMetrics metrics;
    private final Clock clock;

    HandlerInvoker(CurrentEvent current, DeliveryMetrics metrics, Clock clock) {
        this.current = current;
        this.metrics = metrics;
        this.clock = clock;
    }

    Outcome handle(Readable delivery) {
        Instant before = clock.instant();
        within(delivery, () -> delivery.handler().invoke(delivery.event(), delivery.handled()));
        Instant after = clock.instant();
        metrics.handled(
                delivery.envelope().type(),
                delivery.group(),
                Duration.between(before, after),
                Duration.between(delivery.envelope().time(), after));
        return Outcome.HANDLED;
    }

    /** @throws RuntimeException from the work; checked exceptions are wrapped */
    <T> T within(Readable delivery, Callable<T> work) {
        try {
            return current.during(delivery.handled(), delivery.envelope().trace(), work);
        } catch (RuntimeException unchecked) {
            throw unchecked;
        } catch (Exception checked) {
            throw new UndeclaredThrowableException(checked);
        }
    }
}
