package io.eventorchestrator.messaging.transport.dapr;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** A repeated request to the sidecar with a short time-out. */
final class SidecarCall {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final HttpRequest request;

    /** @param headers alternating names and values */
    SidecarCall(String host, int httpPort, String path, String... headers) {
        HttpRequest.Builder get = HttpRequest.newBuilder(URI.create("http://%s:%d%s".formatted(host, httpPort, path)));
        this.request = (headers.length == 0 ? get : get.headers(headers))
                .timeout(PATIENCE)
                .build();
    }

    /** @return empty if no answer came in time or the thread was interrupted */
    Optional<HttpResponse<Void>> answer() {
        try {
            return Optional.of(http.send(request, BodyHandlers.discarding()));
        } catch (IOException gone) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
