package io.eventorchestrator.platform;

import java.util.Locale;

/** The services' connection to Kafka. */
public enum Transport {
    /** A Dapr sidecar for each service. */
    DAPR,
    /** Kafka's own client, without sidecars. */
    KAFKA;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
