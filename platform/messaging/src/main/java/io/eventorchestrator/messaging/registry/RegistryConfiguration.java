package io.eventorchestrator.messaging.registry;

import io.eventorchestrator.catalogue.registry.RegistryAddress;
import io.eventorchestrator.catalogue.registry.SchemaRegistry;
import io.eventorchestrator.messaging.InvalidSetting;
import io.eventorchestrator.messaging.envelope.RegistrySchemas;
import io.eventorchestrator.messaging.observability.DeliveryMetrics;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The schemas of a registry, if the service has one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RegistryProperties.class)
public class RegistryConfiguration {

    @Bean
    RegistrySchemas registrySchemas(RegistryProperties properties, DeliveryMetrics metrics) {
        return properties.url().isEmpty()
                ? RegistrySchemas.none()
                : new LookedUpSchemas(new SchemaRegistry(address(properties), SchemaLookups.AT_MOST), metrics);
    }

    private static RegistryAddress address(RegistryProperties properties) {
        try {
            return RegistryAddress.of(properties.url(), properties.group());
        } catch (IllegalArgumentException other) {
            throw new InvalidSetting("events.registry: " + other.getMessage());
        }
    }
}
