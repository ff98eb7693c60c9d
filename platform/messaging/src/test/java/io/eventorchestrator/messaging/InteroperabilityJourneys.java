package io.eventorchestrator.messaging;

import static io.eventorchestrator.messaging.SampleEvent.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.message.Encoding;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records from foreign producers, and how they are treated. */
abstract class InteroperabilityJourneys extends DeliveryJourneys {

    private static final String STRUCTURED = "application/cloudevents+json";

    @Test
    void aStructuredEventOfTheCloudEventsSdkIsHandled() {
        UUID order = UUID.randomUUID();
        CloudEvent foreign = CloudEventBuilder.v1(orderPlaced(order, "TEA"))
                .withSource(URI.create("https://shop.example/checkout"))
                .withoutExtension("correlationid")
                .withExtension("tenant", "a-7")
                .build();

        outsider.producer().produce(foreign, Encoding.STRUCTURED);

        assertThat(answer(order).getExtension("correlationid")).isEqualTo(foreign.getId());
        assertThat(handled(order)).containsExactly(foreign.getId());
    }

    @Test
    void anEventInBinaryModeIsAnUnchangedDeadLetterWithTheReason() {
        UUID order = UUID.randomUUID();
        CloudEvent foreign = orderPlaced(order, "TEA");

        outsider.producer().produce(foreign, Encoding.BINARY);

        ConsumerRecord<String, byte[]> letter = awaitLetter(DEAD_LETTERS, order);
        assertThat(header(letter, "dlq-reason")).isEqualTo("unsupported-mode");
        assertThat(header(letter, "dlq-detail"))
                .isEqualTo("binary content mode is not supported, only structured mode");
        assertThat(header(letter, "dlq-attempts")).isEqualTo("1");
        assertThat(TopicReader.event(letter)).isEqualTo(foreign);
        assertThat(handled(order)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "application/json", "text/plain", "application/cloudevents+json; charset=UTF-8"})
    void aStructuredEventIsHandledUnlessItsContentTypeNamesAnotherMode(String contentType) {
        UUID order = UUID.randomUUID();
        CloudEvent foreign = orderPlaced(order, "TEA");

        outsider.producer()
                .send(
                        PLACED,
                        order.toString(),
                        new JsonFormat().serialize(foreign),
                        contentType.isEmpty() ? Map.of() : Map.of("content-type", contentType));

        await().atMost(SOON).until(() -> handled(order).contains(foreign.getId()));
    }

    @Test
    void aStructuredEventMayRepeatItsAttributesInHeaders() {
        UUID order = UUID.randomUUID();
        CloudEvent foreign = orderPlaced(order, "TEA");

        outsider.producer()
                .send(
                        PLACED,
                        order.toString(),
                        new JsonFormat().serialize(foreign),
                        Map.of("content-type", STRUCTURED, "ce_specversion", "1.0", "ce_id", foreign.getId()));

        await().atMost(SOON).until(() -> handled(order).contains(foreign.getId()));
    }

    @ParameterizedTest
    @CsvSource({
        "application/cloudevents-batch+json, batched content mode is not supported",
        "application/cloudevents+avro, application/cloudevents+avro is not supported"
    })
    void anotherModeOrFormatIsADeadLetterThatNamesIt(String contentType, String detail) {
        UUID order = UUID.randomUUID();

        outsider.producer()
                .send(
                        PLACED,
                        order.toString(),
                        new JsonFormat().serialize(orderPlaced(order, "TEA")),
                        Map.of("content-type", contentType));

        ConsumerRecord<String, byte[]> letter = awaitLetter(DEAD_LETTERS, order);
        assertThat(header(letter, "dlq-reason")).isEqualTo("unsupported-mode");
        assertThat(header(letter, "dlq-detail")).contains(detail);
        assertThat(header(letter, "content-type")).isEqualTo(contentType);
    }

    @Test
    void anEventWithoutDatacontenttypeIsHandled() {
        UUID order = UUID.randomUUID();
        CloudEvent foreign = orderPlaced(order, "TEA");
        byte[] value = text(foreign)
                .replace("\"datacontenttype\":\"application/json\",", "")
                .getBytes(StandardCharsets.UTF_8);

        outsider.producer().send(PLACED, order.toString(), value, Map.of("content-type", STRUCTURED));

        assertThat(text(foreign)).contains("datacontenttype");
        await().atMost(SOON).until(() -> handled(order).contains(foreign.getId()));
    }

    @ParameterizedTest
    @CsvSource({"'', older", "newer, newer"})
    void theCorrelationIsReadFromTheOlderFormUnlessTheAttributeHasIt(String attribute, String expected) {
        UUID order = UUID.randomUUID();
        CloudEvent foreign = orderPlaced(order, "TEA");
        String correlation = "\"correlationid\":\"correlation-of-" + order + "\"";
        String told = attribute.isEmpty() ? "" : "\"correlationid\":\"" + attribute + "\",";
        assertThat(text(foreign)).contains(correlation);

        outsider.producer()
                .send(
                        PLACED,
                        order.toString(),
                        text(foreign)
                                .replace(
                                        correlation,
                                        told + "\"metadata\":{\"correlationId\":\"older\",\"causationId\":\"c\"}")
                                .getBytes(StandardCharsets.UTF_8),
                        Map.of("content-type", STRUCTURED));

        assertThat(answer(order).getExtension("correlationid")).isEqualTo(expected);
        assertThat(handled(order)).containsExactly(foreign.getId());
    }

    private static CloudEvent answer(UUID order) {
        return TopicReader.event(awaitLetter("inventory.stock.reserved", order));
    }

    private static String text(CloudEvent event) {
        return new String(new JsonFormat().serialize(event), StandardCharsets.UTF_8);
    }
}
