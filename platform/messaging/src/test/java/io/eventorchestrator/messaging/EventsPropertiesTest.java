package io.eventorchestrator.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class EventsPropertiesTest {

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withUserConfiguration(Bound.class)
            .withPropertyValues("events.service=order-service");

    @EnableConfigurationProperties(EventsProperties.class)
    static class Bound {}

    @Test
    void withoutASettingSchemasHaveTheirUsualAddress() {
        service.run(
                context -> assertThat(context.getBean(EventsProperties.class).schemaAddress())
                        .isEqualTo("https://eventorchestrator.io/schemas/{type}/{version}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/apis/v3/groups/events/artifacts/{type}%2F{major}/versions/{version}/content",
                "https://schemas.example.com/{type}/{version}",
                "https://example.com/v{major}/{type}/{version}"
            })
    void anAddressFromWhichReadersTakeTheVersionIsAccepted(String address) {
        service.withPropertyValues("events.schema-address=" + address)
                .run(context -> assertThat(
                                context.getBean(EventsProperties.class).schemaAddress())
                        .isEqualTo(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "registry",
                "https://example.com/schemas",
                "https://example.com/{version}",
                "https://example.com/{type}",
                "https://example.com/{type}/v{version}",
                "https://example.com/{type}/{version}/",
                "https://example.com/{type}/{version}/content/",
                "https://example.com/{type}/{version}?x=1",
                "https://example.com/{type}/{minor}/{version}",
                "https://example.com/%zz/{type}/{version}",
                "https://user:secret@example.com/{type}/{version}",
                "ftp://example.com/{type}/{version}"
            })
    void anyOtherAddressIsRefused(String address) {
        service.withPropertyValues("events.schema-address=" + address)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("must be an HTTP address with {type}, and with {version} at its end"));
    }
}
