package io.eventorchestrator.messaging.invocation;

/**
 * The address of this service's sidecar, for a client of Dapr's other APIs, such as that of workflows. A bean of this
 * type exists only {@link ConditionalOnSidecar}.
 *
 * @param apiToken that the sidecar requires in {@code dapr-api-token}
 */
public record SidecarAddress(String host, int grpcPort, String apiToken) {

    /** Omits the token, because logs are kept. */
    @Override
    public String toString() {
        return "SidecarAddress[" + host + ":" + grpcPort + "]";
    }
}
