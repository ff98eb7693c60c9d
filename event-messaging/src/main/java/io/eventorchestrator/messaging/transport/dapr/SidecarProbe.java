package io.eventorchestrator.messaging.transport.dapr;

import io.eventorchestrator.messaging.transport.TransportProbe;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The sidecar's outbound health: the inbound one would ask this service, which asks the sidecar. */
final class SidecarProbe implements TransportProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int HEALTHY = 204;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final HttpRequest request;

    SidecarProbe(String host, int httpPort) {
        this.request = HttpRequest.newBuilder(URI.create("http://" + host + ":" + httpPort + "/v1.0/healthz/outbound"))
                .timeout(PATIENCE)
                .build();
    }

    @Override
    public boolean answers() {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == HEALTHY;
        } catch (IOException gone) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
