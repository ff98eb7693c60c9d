package io.eventorchestrator.messaging.tracing;

import static io.eventorchestrator.messaging.tracing.TracedEvent.SAMPLED;
import static io.eventorchestrator.messaging.tracing.TracedEvent.SPAN;
import static io.eventorchestrator.messaging.tracing.TracedEvent.TRACE;
import static io.eventorchestrator.messaging.tracing.TracedEvent.UNSAMPLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventorchestrator.messaging.EventTrace;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTracingTest {

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final EventTracing tracing =
            new EventTracing(TracedRegistry.recording(spans, Sampler.parentBased(Sampler.alwaysOff())));

    @Test
    void anEventPublishedByAHandlerContinuesTheTraceOfItsCause() throws Exception {
        EventTrace carried = tracing.handling("group", TracedEvent.of(SAMPLED), () -> published());

        SpanData sending = span("inventory.stock.reserved send");
        SpanData handling = span("orders.order.placed process");
        assertThat(carried)
                .isEqualTo(new EventTrace("00-" + TRACE + "-" + sending.getSpanId() + "-01", SAMPLED.tracestate()));
        assertThat(sending.getParentSpanId()).isEqualTo(handling.getSpanId());
        assertThat(sending.getKind()).isEqualTo(SpanKind.PRODUCER);
        assertThat(handling.getParentSpanId()).isEqualTo(SPAN);
        assertThat(handling.getKind()).isEqualTo(SpanKind.CONSUMER);
    }

    @Test
    void theTraceOfAnEventIsIndependentOfTheCurrentOne() throws Exception {
        EventTrace other = new EventTrace("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", null);

        tracing.handling(
                "group", TracedEvent.of(other), () -> tracing.handling("group", TracedEvent.of(SAMPLED), () -> true));

        assertThat(spans.getFinishedSpanItems())
                .extracting(SpanData::getTraceId)
                .containsExactly(TRACE, "4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @Test
    void anUnsampledTraceIsCarriedOnAndRecordsNothing() throws Exception {
        EventTrace carried = tracing.handling("group", TracedEvent.of(UNSAMPLED), () -> published());

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
                tracing.handling("group", TracedEvent.of(new EventTrace(traceparent, "=,=")), () -> published());

        assertThat(carried.traceparent()).matches("00-(?!" + TRACE + ")[0-9a-f]{32}-[0-9a-f]{16}-0[02]");
        assertThat(carried.tracestate()).isNull();
    }

    @Test
    void anInvalidTraceStateIsIgnoredAlone() throws Exception {
        EventTrace carried = tracing.handling(
                "group", TracedEvent.of(new EventTrace(SAMPLED.traceparent(), "=,=")), () -> published());

        assertThat(carried.traceparent()).contains(TRACE);
        assertThat(carried.tracestate()).isNull();
    }

    @Test
    void aFailedHandlerFailsItsSpanAndItsEventIsSettledInTheSameTrace() throws Exception {
        assertThatThrownBy(() -> tracing.handling("group", TracedEvent.of(SAMPLED), () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        tracing.settling("group", TracedEvent.of(SAMPLED), () -> true);

        assertThat(span("orders.order.placed process").getStatus().getStatusCode())
                .isEqualTo(StatusCode.ERROR);
        assertThat(span("orders.order.placed settle").getParentSpanId()).isEqualTo(SPAN);
    }

    @Test
    void workLeftForLaterContinuesTheTraceOfItsEvent() {
        EventTrace carried = tracing.continued("mails.sending", SAMPLED, () -> published());

        assertThat(carried.traceparent()).contains(TRACE);
        assertThat(span("mails.sending").getParentSpanId()).isEqualTo(SPAN);
        assertThat(span("inventory.stock.reserved send").getParentSpanId())
                .isEqualTo(span("mails.sending").getSpanId());
    }

    @Test
    void withoutATracerTheTraceOfTheCauseIsCarriedOnUnchanged() {
        EventTracing untraced = new EventTracing(ObservationRegistry.NOOP);

        Optional<EventTrace> carried =
                untraced.publishing("inventory.stock.reserved", "2", SAMPLED, Optional::ofNullable);
        Optional<EventTrace> none = untraced.publishing("inventory.stock.reserved", "3", null, Optional::ofNullable);

        assertThat(carried).contains(SAMPLED);
        assertThat(none).isEmpty();
    }

    private EventTrace published() {
        return tracing.publishing("inventory.stock.reserved", "2", null, Objects::requireNonNull);
    }

    private SpanData span(String name) {
        return spans.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
