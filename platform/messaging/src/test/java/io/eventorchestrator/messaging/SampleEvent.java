package io.eventorchestrator.messaging;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** Events as the CloudEvents SDK builds them. */
final class SampleEvent {

    private SampleEvent() {}

    static CloudEvent orderPlaced(UUID orderId, String sku) {
        String data = """
                {"orderId":"%s","customer":{"id":"c-1","email":"ada@example.com"},"currency":"EUR","total":100,
                 "lines":[{"sku":"%s","quantity":1,"unitPrice":100}]}""".formatted(orderId, sku);
        return CloudEventBuilder.v1()
                .withId(UUID.randomUUID().toString())
                .withSource(URI.create("/order-service"))
                .withType("orders.order.placed")
                .withSubject(orderId.toString())
                .withTime(OffsetDateTime.now(ZoneOffset.UTC))
                .withDataSchema(URI.create("https://eventorchestrator.io/schemas/orders.order.placed/2.0"))
                .withExtension("correlationid", "correlation-of-" + orderId)
                .withData("application/json", data.getBytes(StandardCharsets.UTF_8))
                .build();
    }
}
