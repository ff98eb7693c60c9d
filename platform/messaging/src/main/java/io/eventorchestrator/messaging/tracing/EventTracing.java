package io.eventorchestrator.messaging.tracing;

import io.eventorchestrator.messaging.EventTrace;
import io.eventorchestrator.messaging.envelope.EventEnvelope;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.SenderContext;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Observes events as they are published and handled. With a tracer each observation is a span; without one, published
 * events carry the trace of their cause unchanged. Thread-safe. Internal.
 */
public final class EventTracing {

    private final ObservationRegistry registry;

    /** @param registry with or without a tracer */
    public EventTracing(ObservationRegistry registry) {
        this.registry = registry;
    }

    /**
     * Publishes an event as a span of the current trace.
     *
     * @param cause the trace of the event that caused this one; the event carries it if there is no tracer
     * @param publish takes the trace that the event carries; null without one
     */
    public <T> T publishing(
            String topic, String id, @Nullable EventTrace cause, Function<@Nullable EventTrace, T> publish) {
        TraceCarrier carrier = new TraceCarrier(null);
        SenderContext<TraceCarrier> context =
                new SenderContext<>((itself, field, value) -> carrier.set(field, value), Kind.PRODUCER);
        context.setCarrier(carrier);
        MessagingAttributes.describe(context, "send", topic, id);
        return Observation.createNotStarted("events.publishing", () -> context, registry)
                .observe(() -> publish.apply(carrier.trace() == null ? cause : carrier.trace()));
    }

    /** Handles an event as a span of its trace. */
    public <T> T handling(String group, EventEnvelope event, Callable<T> handle) throws Exception {
        return receiving("events.handling", "process", group, event, handle);
    }

    /** Settles an event whose handler failed, as a span of its trace. */
    public <T> T settling(String group, EventEnvelope event, Callable<T> settle) throws Exception {
        return receiving("events.settling", "settle", group, event, settle);
    }

    private <T> T receiving(String name, String operation, String group, EventEnvelope event, Callable<T> work)
            throws Exception {
        ReceiverContext<TraceCarrier> context = received(event.trace());
        MessagingAttributes.describe(context, operation, event.type(), event.id());
        MessagingAttributes.describeConsumer(context, group, event.correlationId());
        return Observation.createNotStarted(name, () -> context, registry).<T, Exception>observeChecked(work::call);
    }

    /** Does work that a handler has left for later, as a span of its event's trace. */
    public <T extends @Nullable Object> T continued(String name, @Nullable EventTrace trace, Supplier<T> work) {
        ReceiverContext<TraceCarrier> context = received(trace);
        return Observation.createNotStarted(name, () -> context, registry).observe(work);
    }

    private static ReceiverContext<TraceCarrier> received(@Nullable EventTrace trace) {
        TraceCarrier carrier = new TraceCarrier(trace);
        ReceiverContext<TraceCarrier> context =
                new ReceiverContext<>((itself, field) -> carrier.get(field), Kind.CONSUMER);
        context.setCarrier(carrier);
        return context;
    }
}
