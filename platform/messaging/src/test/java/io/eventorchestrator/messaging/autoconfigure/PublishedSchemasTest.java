package io.eventorchestrator.messaging.autoconfigure;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.messaging.EnvelopeForm;
import io.eventorchestrator.messaging.EventsProperties;
import io.eventorchestrator.messaging.EventsProperties.Transport;
import io.eventorchestrator.messaging.InvalidSetting;
import io.eventorchestrator.messaging.envelope.RegistrySchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A missing schema would otherwise be noticed at the first publication. */
class PublishedSchemasTest {

    private static final Path CONTRACT = Path.of("../../event-contracts/src/main/resources/asyncapi.yaml");
    private static final String PRESENT = "schemas/orders.order.confirmed/1.0.json";
    private static final String MISSING = "schemas/orders.order.confirmed/1.99.json";

    @Test
    void anEventThatTheServicePublishesWithoutItsSchemaStopsTheStart() {
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> start("order-service"))
                .withMessageContaining("add " + MISSING);
    }

    @Test
    void eventsOfOtherServicesNeedNoSchema() {
        assertThatCode(() -> start("inventory-service")).doesNotThrowAnyException();
    }

    private static void start(String service) throws IOException {
        String contract = Files.readString(CONTRACT)
                .replaceFirst("(name: orders.order.confirmed\\s(?s:.){1,120}?x-version: )'1.0'", "$1'1.99'")
                .replace(PRESENT, MISSING);
        EventsProperties properties = new EventsProperties(
                service, Transport.DAPR, EnvelopeForm.CLOUDEVENTS, "https://example.com/{type}/{version}");
        new EventMessagingAutoConfiguration()
                .eventCodec(Catalogue.parse("contract", contract), properties, RegistrySchemas.none());
    }
}
