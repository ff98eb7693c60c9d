package io.eventorchestrator.messaging.tracing;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import java.io.IOException;
import java.net.http.HttpRequest;

/**
 * Observes calls of other services, as spans by OpenTelemetry's conventions for HTTP clients. Thread-safe. Internal.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-client-span">
 *     OpenTelemetry: HTTP client spans</a>
 */
public final class CallTracing {

    private final ObservationRegistry registry;

    /** @param registry with or without a tracer */
    public CallTracing(ObservationRegistry registry) {
        this.registry = registry;
    }

    /** A call with an answer. */
    @FunctionalInterface
    public interface Call<T> {

        /** Sends the request, which has its headers now. */
        T send() throws IOException;
    }

    /**
     * Calls a service as a span of the current trace, or of a new one.
     *
     * @param request gets the trace's headers; there are none without a tracer
     */
    public <T> T calling(String service, String method, HttpRequest.Builder request, Call<T> call) throws IOException {
        SenderContext<HttpRequest.Builder> context =
                new SenderContext<>((itself, field, value) -> request.setHeader(field, value), Kind.CLIENT);
        context.setCarrier(request);
        context.setRemoteServiceName(service);
        context.setContextualName(method + " " + service);
        context.addLowCardinalityKeyValue(KeyValue.of("called", service));
        context.addHighCardinalityKeyValue(KeyValue.of("http.request.method", method));
        return Observation.createNotStarted("services.calling", () -> context, registry)
                .<T, IOException>observeChecked(call::send);
    }
}
