package io.eventorchestrator.messaging.tracing;

import io.eventorchestrator.messaging.EventTrace;
import io.eventorchestrator.messaging.TraceContinuation;
import io.eventorchestrator.messaging.envelope.EventEnvelope;
import io.micrometer.observation.Observation;
import io.micrometer.observation.Observation.CheckedCallable;
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
public final class EventTracing implements TraceContinuation {

    private final ThreadLocal<@Nullable EventTrace> cause = new ThreadLocal<>();
    private final ObservationRegistry registry;

    /** @param registry with or without a tracer */
    public EventTracing(ObservationRegistry registry) {
        this.registry = registry;
    }

    /**
     * Publishes an event as a span of the current trace.
     *
     * @param publish takes the trace that the event carries; null without one
     */
    public <T> T publishing(String topic, String id, Function<@Nullable EventTrace, T> publish) {
        TraceCarrier carrier = new TraceCarrier(null);
        SenderContext<TraceCarrier> context =
                new SenderContext<>((itself, field, value) -> carrier.set(field, value), Kind.PRODUCER);
        context.setCarrier(carrier);
        MessagingAttributes.describe(context, "send", topic, id);
        return Observation.createNotStarted("events.publishing", () -> context, registry)
                .observe(() -> publish.apply(carrier.trace() == null ? cause.get() : carrier.trace()));
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
        return this.<T, Exception>causedBy(event.trace(), name, context, work::call);
    }

    @Override
    public <T extends @Nullable Object> T continued(String name, @Nullable EventTrace trace, Supplier<T> work) {
        return this.<T, RuntimeException>causedBy(trace, name, received(trace), work::get);
    }

    private static ReceiverContext<TraceCarrier> received(@Nullable EventTrace trace) {
        TraceCarrier carrier = new TraceCarrier(trace);
        ReceiverContext<TraceCarrier> context =
                new ReceiverContext<>((itself, field) -> carrier.get(field), Kind.CONSUMER);
        context.setCarrier(carrier);
        return context;
    }

    private <T extends @Nullable Object, X extends Exception> T causedBy(
            @Nullable EventTrace trace, String name, ReceiverContext<TraceCarrier> context, CheckedCallable<T, X> work)
            throws X {
        EventTrace outer = cause.get();
        cause.set(trace);
        try {
            return Observation.createNotStarted(name, () -> context, registry).observeChecked(work);
        } finally {
            cause.set(outer);
        }
    }
}
