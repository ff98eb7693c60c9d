package io.eventorchestrator.catalogue.registry;

import io.eventorchestrator.catalogue.BoundedBody;
import io.eventorchestrator.catalogue.StrictUtf8;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Requests to a registry, each bounded in time and size. It follows no redirect. Thread-safe. */
final class RegistryHttp implements AutoCloseable {

    /** A schema has kilobytes; problem details and lists are small, too. */
    static final int LARGEST = 3_000_000;

    private final HttpClient http;
    private final Duration atMost;

    /** @param atMost maximum time for a whole answer */
    RegistryHttp(Duration atMost) {
        this.atMost = atMost;
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(atMost)
                .build();
    }

    /** @throws RegistryFailure if there is no answer in time, or it is too large or not text */
    Answer get(URI uri) {
        return send(HttpRequest.newBuilder(uri).GET().build());
    }

    /** @throws RegistryFailure if there is no answer in time, or it is too large or not text */
    Answer send(String method, URI uri, String json) {
        return send(HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json))
                .build());
    }

    private Answer send(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, status -> new BoundedBody(LARGEST));
        try {
            HttpResponse<byte[]> response = answer.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            String text = StrictUtf8.decode(response.body())
                    .orElseThrow(() -> failure(request, "its answer is not in UTF-8"));
            return new Answer(request.method() + " " + request.uri(), response.statusCode(), text);
        } catch (TimeoutException slow) {
            throw failure(request, "no answer within " + atMost.toSeconds() + " s");
        } catch (ExecutionException failed) {
            throw failure(request, reason(failed.getCause()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw failure(request, "interrupted");
        } finally {
            // Ends the connection of an answer that is not complete.
            answer.cancel(true);
        }
    }

    private static String reason(@Nullable Throwable cause) {
        if (cause instanceof ConnectException) {
            return "nothing listens there";
        }
        return cause == null || cause.getMessage() == null ? "the connection broke" : cause.getMessage();
    }

    private static RegistryFailure failure(HttpRequest request, String reason) {
        return new RegistryFailure("The registry failed at " + request.method() + " " + request.uri() + ": " + reason
                + ". Check the registry, then try again.");
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
