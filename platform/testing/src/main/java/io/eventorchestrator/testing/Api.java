package io.eventorchestrator.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of a service's HTTP API. Thread-safe. */
public final class Api {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    /** @param port of the service on this machine */
    public Api(int port) {
        this.port = port;
    }

    /** Sends GET. */
    public Answer get(String path) {
        return send(request(path));
    }

    /** Sends POST with JSON; further headers are alternating names and values. */
    public Answer post(String path, String body, String... headers) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Sends PUT with JSON; further headers are alternating names and values. */
    public Answer put(String path, String body, String... headers) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Creates a request for the caller to complete. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(20));
    }

    /** Sends a request built by the caller. */
    public Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The service's response. */
    public record Answer(HttpResponse<String> response) {

        /** The status code. */
        public int status() {
            return response.statusCode();
        }

        /** The unchanged body. */
        public String body() {
            return response.body();
        }

        /** A header's value; empty if it is missing. */
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The body as JSON. */
        public JsonNode json() {
            return JSON.readTree(body());
        }

        /** The first field named by a problem detail; empty if it names none. */
        public String namedField() {
            return json().at("/errors/0/field").asString("");
        }
    }
}
