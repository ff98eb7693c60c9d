package io.eventorchestrator.messaging.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.messaging.envelope.RegistrySchemas;
import io.eventorchestrator.messaging.observability.DeliveryMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RegistryPropertiesTest {

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withUserConfiguration(RegistryConfiguration.class)
            .withBean(DeliveryMetrics.class, () -> new DeliveryMetrics(new SimpleMeterRegistry()));

    @Test
    void withoutAnAddressThereIsNoRegistry() {
        service.run(
                context -> assertThat(context.getBean(RegistrySchemas.class)).isNotInstanceOf(LookedUpSchemas.class));
    }

    @Test
    void anEmptyAddressMeansNoRegistry() {
        service.withPropertyValues("events.registry.url=")
                .run(context ->
                        assertThat(context.getBean(RegistrySchemas.class)).isNotInstanceOf(LookedUpSchemas.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080",
                "https://registry.example.com/",
                "http://[::1]:8080",
                "http://registry:8080/apis/registry/v3",
                "https://example.com/registry"
            })
    void theAddressOfAServerIsAccepted(String url) {
        service.withPropertyValues("events.registry.url=" + url)
                .run(context ->
                        assertThat(context.getBean(RegistrySchemas.class)).isInstanceOf(LookedUpSchemas.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registry",
                "localhost:8080",
                "ftp://localhost",
                "http://",
                "http://:8080",
                "http://user:secret@localhost",
                "http://localhost?x=1",
                "http://localhost#x",
                "http://local host",
                "http://localhost:999999",
                "http://localhost:99999",
                "http://1.2.3.4.5"
            })
    void anyOtherAddressEndsTheStart(String url) {
        service.withPropertyValues("events.registry.url=" + url)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .message()
                        .containsAnyOf("must be the HTTP address of a registry", "is not the address of a registry"));
    }

    @Test
    void aGroupWithOtherCharactersEndsTheStart() {
        service.withPropertyValues("events.registry.group=a/b")
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessageContaining("must be the id of a group"));
    }
}
