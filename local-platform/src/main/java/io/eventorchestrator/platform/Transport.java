package io.eventorchestrator.platform;

import java.util.Locale;

/** How the services reach Kafka. */
public enum Transport {
    /** Each through a Dapr sidecar of its own. */
    DAPR,
    /** By Kafka's own client, without sidecars. */
    KAFKA;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
