package io.eventorchestrator.tooling.progress;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code /actuator/health/messaging} of services. */
final class ServiceHealth implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /**
     * @param address such as {@code http://localhost:8081}
     * @return its health; empty if it gives no such answer
     */
    Optional<MessagingState> ask(String address) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/actuator/health/messaging"))
                    .timeout(PATIENCE)
                    .build();
            JsonNode answer = JsonMapper.shared()
                    .readTree(http.send(request, BodyHandlers.ofString()).body());
            return MessagingState.of(answer);
        } catch (IOException | JacksonException | IllegalArgumentException unknown) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
