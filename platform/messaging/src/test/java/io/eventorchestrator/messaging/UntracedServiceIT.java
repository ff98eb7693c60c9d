package io.eventorchestrator.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** A service without a tracer, as the library is without one on the class path. */
class UntracedServiceIT {

    private static final Duration SOON = Duration.ofMinutes(5);
    private static final String RESERVED = "inventory.stock.reserved";

    @Test
    void carriesTheTraceOfAnEventOnUnchanged() {
        UUID order = UUID.randomUUID();
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        try (Outsider outsider = new Outsider(TestPlatform.kafka().bootstrapServers());
                ConfigurableApplicationContext service = TestService.start(
                        "kafka",
                        Map.of(
                                "spring.autoconfigure.exclude",
                                "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure"
                                        + ".OpenTelemetryTracingAutoConfiguration"))) {
            assertThat(service.getBeanNamesForType(io.micrometer.tracing.otel.bridge.OtelTracer.class))
                    .isEmpty();
            outsider.producer()
                    .send(CloudEventBuilder.v1(SampleEvent.orderPlaced(order, "TEA"))
                            .withExtension("traceparent", trace)
                            .withExtension("tracestate", "vendor=1")
                            .build());

            CloudEvent reserved = TopicReader.event(await().atMost(SOON)
                    .until(() -> outsider.reader().read(RESERVED, order.toString()), found -> found.size() == 1)
                    .getFirst());
            assertThat(reserved.getExtension("traceparent")).isEqualTo(trace);
            assertThat(reserved.getExtension("tracestate")).isEqualTo("vendor=1");
        }
    }
}
