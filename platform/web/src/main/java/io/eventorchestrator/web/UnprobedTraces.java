package io.eventorchestrator.web;

import io.micrometer.tracing.exporter.FinishedSpan;
import io.micrometer.tracing.exporter.SpanExportingPredicate;

/** Keeps health probes and Prometheus's scrapes out of the traces, which they would fill. */
final class UnprobedTraces implements SpanExportingPredicate {

    @Override
    public boolean isExportable(FinishedSpan span) {
        return !span.getTags().getOrDefault("uri", "").startsWith("/actuator");
    }
}
