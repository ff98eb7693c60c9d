package io.eventorchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PlatformSettingsTest {

    @Test
    void oneHostHasAllParts() {
        assertThat(PlatformSettings.addressesAt("somewhere", Map.of("ORDER_SERVICE_PORT", "31081")))
                .containsEntry("order-service", "http://somewhere:31081")
                .containsEntry("inventory-service", "http://somewhere:8082")
                .containsEntry("Kafka", "somewhere:9092");
    }

    @Test
    void aStarStandsForThePart() {
        assertThat(PlatformSettings.addressesAt("*.shop", Map.of("ORDER_SERVICE_PORT", "80")))
                .containsEntry("order-service", "http://order-service.shop:80")
                .containsEntry("notification-service", "http://notification-service.shop:8083")
                .containsEntry("PostgreSQL", "postgresql://postgres.shop:5432/events")
                .containsEntry("Kafka", "kafka.shop:9092");
    }
}
