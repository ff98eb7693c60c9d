package io.eventorchestrator.messaging.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;

class CallTracingTest {

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final CallTracing tracing = new CallTracing(TracedRegistry.recording(spans, Sampler.alwaysOn()));
    private final HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost/carts/1"));

    @Test
    void aCallIsASpanWhoseTraceItsRequestCarries() throws IOException {
        String carried = tracing.calling("shop-service", "GET", request, () -> traceOf(request));

        assertThat(carried)
                .isEqualTo(String.join(
                        "-",
                        "00",
                        span().getTraceId(),
                        span().getSpanId(),
                        span().getSpanContext().getTraceFlags().asHex()));
        assertThat(span().getName()).isEqualTo("GET shop-service");
        assertThat(span().getKind()).isEqualTo(SpanKind.CLIENT);
    }

    @Test
    void aCallWithoutAnAnswerFailsItsSpan() {
        assertThatThrownBy(() -> tracing.calling("shop-service", "GET", request, () -> {
                    throw new IOException("gone");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("gone");

        assertThat(span().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    }

    @Test
    void withoutATracerARequestCarriesNoTrace() throws IOException {
        CallTracing untraced = new CallTracing(ObservationRegistry.NOOP);

        assertThat(untraced.calling("shop-service", "GET", request, () -> traceOf(request)))
                .isEmpty();
    }

    private static String traceOf(HttpRequest.Builder request) {
        return request.build().headers().firstValue("traceparent").orElse("");
    }

    private SpanData span() {
        return spans.getFinishedSpanItems().getFirst();
    }
}
