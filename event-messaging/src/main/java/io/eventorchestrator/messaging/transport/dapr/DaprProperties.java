package io.eventorchestrator.messaging.transport.dapr;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.InetAddress;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the sidecar is reached.
 *
 * @param publisher the pubsub component that publishes events
 * @param host of the sidecar: this one, or a name where the sidecar is a container of its own
 * @param grpcPort of the sidecar; asked for what it has loaded
 * @param httpPort of the sidecar; takes publications
 * @param timeout after which a bulk counts as failed
 * @param apiToken what the sidecar asks of who calls it, its {@code DAPR_API_TOKEN}
 * @param appToken what this service asks of who delivers to it, the sidecar's {@code APP_API_TOKEN}
 * @param listener where this service takes what the sidecar calls
 * @param unprotected true to use no tokens: whoever reaches the port may then deliver events
 */
@Validated
@ConfigurationProperties("events.dapr")
record DaprProperties(
        @DefaultValue("events") @NotBlank String publisher,
        @DefaultValue("127.0.0.1") @NotBlank String host,
        @DefaultValue("50001") @Min(1) @Max(65535) int grpcPort,
        @DefaultValue("3500") @Min(1) @Max(65535) int httpPort,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("") String apiToken,
        @DefaultValue("") String appToken,
        @DefaultValue @Valid Listener listener,
        @DefaultValue("false") boolean unprotected) {

    /**
     * A port for the sidecar alone.
     *
     * @param address to listen on: the loopback, unless the sidecar is a container of its own
     * @param port the sidecar's app port
     */
    record Listener(
            @DefaultValue("127.0.0.1") @NotNull InetAddress address,
            @DefaultValue("9080") @Min(1) @Max(65535) int port) {}

    private static final String OR = ", or events.dapr.unprotected to true to do without";

    @AssertTrue(message = "set events.dapr.api-token, to the DAPR_API_TOKEN of the sidecar" + OR)
    boolean isApiTokenGiven() {
        return unprotected || !apiToken.isBlank();
    }

    @AssertTrue(message = "set events.dapr.app-token, to the APP_API_TOKEN of the sidecar" + OR)
    boolean isAppTokenGiven() {
        return unprotected || !appToken.isBlank();
    }

    /** Without the tokens: what is logged stays. */
    @Override
    public String toString() {
        return "DaprProperties[publisher=%s, grpcPort=%d, httpPort=%d, unprotected=%s]"
                .formatted(publisher, grpcPort, httpPort, unprotected);
    }
}
