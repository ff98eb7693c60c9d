package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.inbox.Delivery.Decoded;
import io.eventorchestrator.messaging.observability.DeliveryMetrics;
import io.eventorchestrator.messaging.publishing.CurrentEvent;
import io.eventorchestrator.messaging.tracing.EventTracing;
import io.eventorchestrator.messaging.transport.Outcome;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Calls a handler in the caller's transaction, with its event as the current one. */
final class HandlerInvoker {

    private final CurrentEvent current;
    private final EventTracing tracing;
    private final DeliveryMetrics metrics;
    private final Clock clock;
    private final LateEvents late;

    HandlerInvoker(CurrentEvent current, EventTracing tracing, DeliveryMetrics metrics, Clock clock) {
        this.current = current;
        this.tracing = tracing;
        this.metrics = metrics;
        this.clock = clock;
        this.late = new LateEvents(System::nanoTime);
    }

    Outcome handle(Decoded delivery) {
        Callable<Outcome> work = within(delivery, () -> {
            delivery.handler().invoke(delivery.event(), delivery.handled());
            return Outcome.HANDLED;
        });
        if (delivery.isProbe()) {
            return unchecked(work);
        }
        unchecked(() -> tracing.handling(delivery.group(), delivery.envelope(), work));
        Duration after = Duration.between(delivery.envelope().time(), clock.instant());
        metrics.handled(delivery.envelope().type(), delivery.group(), after);
        late.handled(delivery.id(), delivery.group(), after);
        return Outcome.HANDLED;
    }

    /**
     * Settles an event whose handler failed.
     *
     * @throws RuntimeException from the work; checked exceptions are wrapped
     */
    <T> T settle(Decoded delivery, Callable<T> work) {
        return unchecked(() -> tracing.settling(delivery.group(), delivery.envelope(), within(delivery, work)));
    }

    private <T> Callable<T> within(Decoded delivery, Callable<T> work) {
        return () -> current.during(delivery.handled(), work);
    }

    private static <T> T unchecked(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException unchecked) {
            throw unchecked;
        } catch (Exception checked) {
            throw new UndeclaredThrowableException(checked);
        }
    }
}
