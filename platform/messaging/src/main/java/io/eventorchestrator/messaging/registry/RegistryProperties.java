package io.eventorchestrator.messaging.registry;

import io.eventorchestrator.catalogue.registry.RegistryAddress;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The schema registry for events of versions that this service does not know.
 *
 * @param url address of an Apicurio Registry 3, such as {@code http://localhost:8080}; empty for none
 * @param group id of the registry's group with the schemas of the contract
 */
@Validated
@ConfigurationProperties("events.registry")
public record RegistryProperties(
        @DefaultValue("")
        @Pattern(regexp = URL, message = "must be the HTTP address of a registry, such as http://localhost:8080")
        String url,

        @DefaultValue(RegistryAddress.GROUP)
        @Pattern(
                regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,127}",
                message = "must be the id of a group: letters, digits, dots, hyphens and underscores")
        String group) {

    private static final String PORT = "[1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5]";
    private static final String HOST = "[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+]";
    private static final String URL = "(https?://(" + HOST + ")(:(" + PORT + "))?(/[A-Za-z0-9._~/-]*)?)?";
}
