package io.eventorchestrator.messaging;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The library's settings for its service.
 *
 * @param service name of the service in the contract; the Dapr app id
 * @param transport the service's only connection to Kafka
 * @param envelope form of the correlation in published events; use {@code both} only while some readers understand
 *     only the older form
 * @param schemaAddress template of {@code dataschema} in published events, an HTTP address with <code>{type}</code>,
 *     perhaps <code>{major}</code>, and <code>{version}</code> as its last segment or before a last segment
 *     <code>content</code>
 */
@Validated
@ConfigurationProperties("events")
public record EventsProperties(
        @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{1,62}") String service,
        @DefaultValue("DAPR") Transport transport,
        @DefaultValue("CLOUDEVENTS") EnvelopeForm envelope,

        @DefaultValue(SCHEMA_ADDRESS)
        @Pattern(
                regexp = SCHEMA_ADDRESS_FORM,
                message = "must be an HTTP address with {type}, and with {version} at its end or before /content")
        String schemaAddress) {

    private static final String SCHEMA_ADDRESS = "https://eventorchestrator.io/schemas/{type}/{version}";
    private static final String SCHEMA_ADDRESS_FORM = "(?=.*\\{type})https?://[A-Za-z0-9.-]+(:\\d{1,5})?"
            + "(/([A-Za-z0-9._~-]|%[0-9A-Fa-f]{2}|\\{type}|\\{major})+)*/\\{version}(/content)?";

    /** The connection to Kafka. */
    public enum Transport {
        /** Through the Dapr sidecar. */
        DAPR,
        /** Kafka's own client. */
        KAFKA
    }
}
