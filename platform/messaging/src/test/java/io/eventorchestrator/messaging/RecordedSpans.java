package io.eventorchestrator.messaging;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Keeps the finished spans of sampled traces. */
@TestConfiguration(proxyBeanMethods = false)
class RecordedSpans {

    private static final AttributeKey<String> MESSAGE = AttributeKey.stringKey("messaging.message.id");

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();

    @Bean
    SpanProcessor keptSpans() {
        return SimpleSpanProcessor.create(exporter);
    }

    List<SpanData> ofTrace(String traceId) {
        return exporter.getFinishedSpanItems().stream()
                .filter(span -> span.getTraceId().equals(traceId))
                .toList();
    }

    /** The spans about an event with this name. */
    List<SpanData> of(String event, String name) {
        return exporter.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name)
                        && event.equals(span.getAttributes().get(MESSAGE)))
                .toList();
    }
}
