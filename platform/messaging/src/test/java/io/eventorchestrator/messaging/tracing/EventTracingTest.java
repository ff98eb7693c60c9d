package io.eventorchestrator.messaging.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventorchestrator.messaging.EventTrace;
import io.eventorchestrator.messaging.envelope.EventEnvelope;
import io.eventorchestrator.messaging.envelope.SchemaVersion;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class EventTracingTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final EventTrace SAMPLED = new EventTrace("00-" + TRACE + "-b7ad6b7169203331-01", "vendor=1");
    private static final EventTrace UNSAMPLED = new EventTrace("00-" + TRACE + "-b7ad6b7169203331-00", null);

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final EventTracing tracing = new EventTracing(tracedBy(Sampler.parentBased(Sampler.alwaysOff())));
    private final EventTracing untraced = new EventTracing(ObservationRegistry.NOOP);

    @Test
    void anEventPublishedByAHandlerContinuesTheTraceOfItsCause() throws Exception {
        EventTrace carried = tracing.handling("group", event(SAMPLED), () -> published(tracing));

        SpanData sending = span("inventory.stock.reserved send");
        SpanData handling = span("orders.order.placed process");
        assertThat(carried)
                .isEqualTo(new EventTrace("00-" + TRACE + "-" + sending.getSpanId() + "-01", SAMPLED.tracestate()));
        assertThat(sending.getParentSpanId()).isEqualTo(handling.getSpanId());
        assertThat(sending.getKind()).isEqualTo(SpanKind.PRODUCER);
        assertThat(handling.getParentSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(handling.getKind()).isEqualTo(SpanKind.CONSUMER);
    }

    @Test
    void theTraceOfAnEventIsIndependentOfTheCurrentOne() throws Exception {
        EventTrace other = new EventTrace("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", null);

        tracing.handling("group", event(other), () -> tracing.handling("group", event(SAMPLED), () -> true));

        assertThat(spans.getFinishedSpanItems())
                .extracting(SpanData::getTraceId)
                .containsExactly(TRACE, "4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @Test
    void anUnsampledTraceIsCarriedOnAndRecordsNothing() throws Exception {
        EventTrace carried = tracing.handling("group", event(UNSAMPLED), () -> published(tracing));

        assertThat(carried.traceparent()).startsWith("00-" + TRACE + "-").endsWith("-00");
        assertThat(spans.getFinishedSpanItems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "ff-" + TRACE + "-b7ad6b7169203331-01",
                "00-" + TRACE + "-b7ad6b7169203331-01-more"
            })
    void anInvalidTraceIsIgnored(String traceparent) throws Exception {
        EventTrace carried =
                tracing.handling("group", event(new EventTrace(traceparent, "=,=")), () -> published(tracing));

        assertThat(carried.traceparent()).matches("00-(?!" + TRACE + ")[0-9a-f]{32}-[0-9a-f]{16}-0[02]");
        assertThat(carried.tracestate()).isNull();
    }

    @Test
    void anInvalidTraceStateIsIgnoredAlone() throws Exception {
        EventTrace carried = tracing.handling(
                "group", event(new EventTrace(SAMPLED.traceparent(), "=,=")), () -> published(tracing));

        assertThat(carried.traceparent()).contains(TRACE);
        assertThat(carried.tracestate()).isNull();
    }

    @Test
    void aFailedHandlerFailsItsSpanAndItsEventIsSettledInTheSameTrace() throws Exception {
        assertThatThrownBy(() -> tracing.handling("group", event(SAMPLED), () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        tracing.settling("group", event(SAMPLED), () -> true);

        assertThat(span("orders.order.placed process").getStatus().getStatusCode())
                .isEqualTo(StatusCode.ERROR);
        assertThat(span("orders.order.placed settle").getParentSpanId()).isEqualTo("b7ad6b7169203331");
    }

    @Test
    void workLeftForLaterContinuesTheTraceOfItsEvent() {
        EventTrace carried = tracing.continued("mails.sending", SAMPLED, () -> published(tracing));

        assertThat(carried.traceparent()).contains(TRACE);
        assertThat(span("mails.sending").getParentSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(span("inventory.stock.reserved send").getParentSpanId())
                .isEqualTo(span("mails.sending").getSpanId());
    }

    @Test
    void withoutATracerTheTraceOfTheCauseIsCarriedOnUnchanged() throws Exception {
        assertThat(untraced.<@Nullable EventTrace>handling("group", event(SAMPLED), () -> published(untraced)))
                .isEqualTo(SAMPLED);
        assertThat(untraced.<@Nullable EventTrace>continued("mails.sending", SAMPLED, () -> published(untraced)))
                .isEqualTo(SAMPLED);
        assertThat(published(untraced)).isNull();
    }

    private static EventTrace published(EventTracing tracing) {
        return tracing.publishing("inventory.stock.reserved", "2", trace -> trace);
    }

    private SpanData span(String name) {
        return spans.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static EventEnvelope event(@Nullable EventTrace trace) {
        return new EventEnvelope(
                "1",
                "/order-service",
                "orders.order.placed",
                "o-1",
                Instant.EPOCH,
                new SchemaVersion(2, 0),
                "1",
                null,
                trace,
                JsonMapper.shared().createObjectNode());
    }

    private ObservationRegistry tracedBy(Sampler sampler) {
        Tracer otel = SdkTracerProvider.builder()
                .setSampler(sampler)
                .addSpanProcessor(SimpleSpanProcessor.create(spans))
                .build()
                .get("test");
        OtelTracer tracer = new OtelTracer(otel, new OtelCurrentTraceContext(), event -> {});
        OtelPropagator propagator =
                new OtelPropagator(ContextPropagators.create(W3CTraceContextPropagator.getInstance()), otel);
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig()
                .observationHandler(new PropagatingReceiverTracingObservationHandler<>(tracer, propagator))
                .observationHandler(new PropagatingSenderTracingObservationHandler<>(tracer, propagator));
        return registry;
    }
}
