package io.eventorchestrator.messaging;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the library is told about the service that it is part of.
 *
 * @param service name of the service in the contract; the Dapr app id
 * @param transport the one way to Kafka; a service never runs mixed
 * @param envelope what published events carry their correlation in; {@code both} only for as long as somebody reads the
 *     older form and nothing else
 */
@Validated
@ConfigurationProperties("events")
public record EventsProperties(
        @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{1,62}") String service,
        @DefaultValue("DAPR") Transport transport,
        @DefaultValue("CLOUDEVENTS") EnvelopeForm envelope) {

    /** The way to Kafka. */
    public enum Transport {
        /** Through the Dapr sidecar. */
        DAPR,
        /** By Kafka's own client. */
        KAFKA
    }
}
