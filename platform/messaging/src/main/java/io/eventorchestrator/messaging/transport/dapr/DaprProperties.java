package io.eventorchestrator.messaging.transport.dapr;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.InetAddress;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings for the sidecar.
 *
 * @param publisher the pubsub component that publishes events
 * @param host of the sidecar: this host, or a name if the sidecar is a separate container
 * @param grpcPort of the sidecar; queried for its components and subscriptions
 * @param httpPort of the sidecar; receives publications
 * @param timeout after which a bulk counts as failed
 * @param apiToken token that the sidecar requires from its callers, its {@code DAPR_API_TOKEN}
 * @param appToken token that this service requires from its sidecar, whose {@code APP_API_TOKEN} it is
 * @param listener this service's port for calls from the sidecar
 * @param unprotected true to use no tokens: anyone who reaches the port may then deliver events
 */
@Validated
@ConfigurationProperties("events.dapr")
record DaprProperties(
        @DefaultValue("events") @NotBlank String publisher,
        @DefaultValue("127.0.0.1") @NotBlank String host,
        @DefaultValue("50001") @Min(1) @Max(65535) int grpcPort,
        @DefaultValue("3500") @Min(1) @Max(65535) int httpPort,

        @DefaultValue("10s") @NotNull @DurationMin(millis = 1)
        Duration timeout,

        @DefaultValue("") String apiToken,
        @DefaultValue("") String appToken,
        @DefaultValue @Valid Listener listener,
        @DefaultValue("false") boolean unprotected) {

    /**
     * A port for the sidecar only.
     *
     * @param address listening address: loopback, unless the sidecar is a separate container
     * @param port the sidecar's app port
     */
    record Listener(
            @DefaultValue("127.0.0.1") @NotNull InetAddress address,
            @DefaultValue("9080") @Min(1) @Max(65535) int port) {}

    private static final String OR = ", or events.dapr.unprotected to true to run without tokens";

    @AssertTrue(message = "set events.dapr.api-token, to the DAPR_API_TOKEN of the sidecar" + OR)
    boolean isApiTokenGiven() {
        return unprotected || !apiToken.isBlank();
    }

    @AssertTrue(message = "set events.dapr.app-token, to the APP_API_TOKEN of the sidecar" + OR)
    boolean isAppTokenGiven() {
        return unprotected || !appToken.isBlank();
    }

    /** Omits the tokens, because logs are kept. */
    @Override
    public String toString() {
        return "DaprProperties[publisher=%s, grpcPort=%d, httpPort=%d, unprotected=%s]"
                .formatted(publisher, grpcPort, httpPort, unprotected);
    }
}
