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
 */
@Validated
@ConfigurationProperties("events")
public record EventsProperties(
        @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{1,62}") String service,
        @DefaultValue("DAPR") Transport transport,
        @DefaultValue("CLOUDEVENTS") EnvelopeForm envelope) {

    /** The connection to Kafka. */
    public enum Transport {
        /** Through the Dapr sidecar. */
        DAPR,
        /** Kafka's own client. */
        KAFKA
    }
}
