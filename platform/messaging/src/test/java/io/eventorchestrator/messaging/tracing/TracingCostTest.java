package io.eventorchestrator.messaging.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.messaging.EventTrace;
import io.eventorchestrator.messaging.envelope.EventEnvelope;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Prints the processor time of an event's handling and of an event that it publishes, as Spring Boot observes them. */
@Tag("full")
class TracingCostTest {

    private static final int EVENTS = 200_000;
    private static final int WARM_UPS = 5;
    private static final double MOST_MICROSECONDS = 50;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Test
    void anUnsampledTraceCostsFewMicroseconds() throws Exception {
        print("Without observations", micros(ObservationRegistry.NOOP, TracedEvent.UNSAMPLED));
        observed(registry -> {
            double unsampled = micros(registry, TracedEvent.UNSAMPLED);
            print("Unsampled", unsampled);
            print("Sampled, without an exporter", micros(registry, TracedEvent.SAMPLED));
            assertThat(unsampled).isLessThan(MOST_MICROSECONDS);
        });
    }

    private static void print(String what, double micros) {
        System.out.printf("%s: %.1f µs of processor time per event%n", what, micros);
    }

    private double micros(ObservationRegistry registry, EventTrace trace) throws Exception {
        EventTracing tracing = new EventTracing(registry);
        EventEnvelope event = TracedEvent.of(trace);
        long begin = 0;
        for (int round = 0; round <= WARM_UPS; round++) {
            begin = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < EVENTS; i++) {
                tracing.handling(
                        "group",
                        event,
                        () -> tracing.publishing("inventory.stock.reserved", "2", trace, carried -> true));
            }
        }
        return Math.round((threads.getCurrentThreadCpuTime() - begin) / 100.0 / EVENTS) / 10.0;
    }

    private static void observed(Measurement measurement) {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        MetricsAutoConfiguration.class,
                        ObservationAutoConfiguration.class,
                        OpenTelemetrySdkAutoConfiguration.class,
                        OpenTelemetryTracingAutoConfiguration.class,
                        MicrometerTracingAutoConfiguration.class))
                .withBean(SimpleMeterRegistry.class)
                .run(context -> measurement.of(context.getBean(ObservationRegistry.class)));
    }

    @FunctionalInterface
    private interface Measurement {

        void of(ObservationRegistry registry) throws Exception;
    }
}
