package io.eventorchestrator.messaging.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventorchestrator.catalogue.SchemaVersion;
import io.eventorchestrator.messaging.InvalidSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaAddressTest {

    private static final SchemaVersion VERSION = new SchemaVersion(12, 3);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/schemas/{type}/{version}",
                "http://registry:8080/groups/events/artifacts/{type}%2F{major}/versions/{version}/content"
            })
    void anAddressNamesTypeAndVersionAndReadersFindTheVersion(String template) {
        String address = new SchemaAddress(template).of("a.b.created", VERSION).toString();

        assertThat(address).contains("a.b.created", "12.3").doesNotContain("{", "}");
        assertThat(SchemaVersion.named(address)).contains(VERSION);
    }

    @Test
    void anAddressThatReadersWouldRefuseIsRefused() {
        SchemaAddress schemas = new SchemaAddress("https://example.com/" + "a".repeat(229) + "/{type}/{version}");

        assertThat(schemas.of("b", VERSION).toString()).hasSize(256);
        assertThatThrownBy(() -> schemas.of("bb", VERSION))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContainingAll("events.schema-address", "bb 12.3", "257", "256");
    }
}
