package io.eventorchestrator.orders.returns.refund;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends requests, each bounded in time and in the size of its answer. Follows no redirect. Each request has a new
 * connection, because a second answer to an earlier one could be taken for its answer. Thread-safe.
 */
final class ProviderCall {

    /** An answer has less than a kilobyte. */
    static final int LARGEST = 64 * 1024;

    private final Duration connectTimeout;
    private final Duration timeout;

    ProviderCall(Duration connectTimeout, Duration timeout) {
        this.connectTimeout = connectTimeout;
        this.timeout = timeout;
    }

    /** @throws IOException if there is no complete answer in time, or it is too large; the request may have effects */
    ProviderAnswer send(HttpRequest request) throws IOException {
        FutureTask<ProviderAnswer> call = new FutureTask<>(() -> exchange(request));
        // The client's own time-out ends with the headers, so a body could take for ever.
        Thread.ofVirtual().name("refund-call").start(call);
        try {
            return call.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new InterruptedIOException("no answer within " + timeout);
        } catch (ExecutionException failed) {
            throw new IOException(reason(failed), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("this service is stopping");
        } finally {
            call.cancel(true);
        }
    }

    // An exception of a refused connection has no message.
    private static String reason(ExecutionException failed) {
        Throwable cause = Objects.requireNonNullElse(failed.getCause(), failed);
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private ProviderAnswer exchange(HttpRequest request) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .build();
        try {
            return read(http.send(request, BodyHandlers.ofInputStream()));
        } finally {
            http.shutdownNow();
        }
    }

    private static ProviderAnswer read(HttpResponse<InputStream> response) throws IOException {
        try (InputStream body = response.body()) {
            byte[] read = body.readNBytes(LARGEST + 1);
            if (read.length > LARGEST) {
                throw new IOException("an answer larger than " + LARGEST + " bytes");
            }
            return new ProviderAnswer(response.statusCode(), new String(read, StandardCharsets.UTF_8));
        }
    }
}
