package io.eventorchestrator.messaging.transport.dapr;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How the sidecar is reached.
 *
 * @param publisher the publish-only pubsub component
 * @param host of the sidecar: this one, or a name where the sidecar is a container of its own
 * @param grpcPort of the sidecar
 * @param httpPort of the sidecar; asked for its health only
 * @param timeout after which a bulk counts as failed
 * @param largestRecord a record above this can never be published; the broker's limit for dead letters
 */
@Validated
@ConfigurationProperties("events.dapr")
record DaprProperties(
        @DefaultValue("events") @NotBlank String publisher,
        @DefaultValue("127.0.0.1") @NotBlank String host,
        @DefaultValue("50001") @Min(1) @Max(65535) int grpcPort,
        @DefaultValue("3500") @Min(1) @Max(65535) int httpPort,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("1MB") DataSize largestRecord) {}
