package io.eventorchestrator.messaging.transport.dapr;

import io.eventorchestrator.messaging.observability.TransportProbe;

/** Probes the sidecar's outbound health; the inbound one would ask this service, which asks the sidecar. */
final class SidecarProbe implements TransportProbe {

    private static final int HEALTHY = 204;

    private final SidecarCall health;

    SidecarProbe(String host, int httpPort) {
        this.health = new SidecarCall(host, httpPort, "/v1.0/healthz/outbound");
    }

    @Override
    public boolean answers() {
        return health.answer().filter(answer -> answer.statusCode() == HEALTHY).isPresent();
    }
}
