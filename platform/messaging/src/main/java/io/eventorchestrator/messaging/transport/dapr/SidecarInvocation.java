package io.eventorchestrator.messaging.transport.dapr;

import io.eventorchestrator.catalogue.BoundedBody;
import io.eventorchestrator.messaging.CorrelationScope;
import io.eventorchestrator.messaging.invocation.ServiceInvocation;
import io.eventorchestrator.messaging.tracing.CallTracing;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/**
 * Calls the sidecar's invocation API.
 *
 * @see <a href="https://docs.dapr.io/reference/api/service_invocation_api/">Dapr's invocation API reference</a>
 */
final class SidecarInvocation implements ServiceInvocation {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]+");
    private static final String CORRELATION = "correlation-id";
    // Other producers choose the ids of their correlations, and a header can't carry every text.
    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,256}");
    private static final Duration CONNECT = Duration.ofSeconds(2);
    // Answers have kilobytes, so a larger one is a fault, which must not fill the memory.
    private static final int LARGEST = 1_000_000;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final DaprProperties properties;
    private final CallTracing tracing;

    SidecarInvocation(DaprProperties properties, CallTracing tracing) {
        this.properties = properties;
        this.tracing = tracing;
    }

    @Override
    public Answer get(String service, String path, Duration patience) throws IOException {
        return send(service, "GET", request(service, path).GET(), patience);
    }

    @Override
    public Answer put(String service, String path, String json, Duration patience) throws IOException {
        HttpRequest.Builder request = request(service, path).header("content-type", "application/json");
        return send(service, "PUT", request.PUT(BodyPublishers.ofString(json)), patience);
    }

    @Override
    public Answer delete(String service, String path, Duration patience) throws IOException {
        return send(service, "DELETE", request(service, path).DELETE(), patience);
    }

    private Answer send(String service, String method, HttpRequest.Builder request, Duration patience)
            throws IOException {
        return tracing.calling(service, method, request, () -> exchange(request.build(), patience));
    }

    // The client's own time-out ends with the headers, so a body could take for ever.
    private Answer exchange(HttpRequest request, Duration patience) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> response = http.sendAsync(request, any -> new BoundedBody(LARGEST));
        try {
            return answer(response.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            throw new IOException("no answer within " + patience, late);
        } catch (ExecutionException failed) {
            throw new IOException(String.valueOf(failed.getCause()), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } finally {
            response.cancel(true);
        }
    }

    private HttpRequest.Builder request(String service, String path) {
        if (!NAME.matcher(service).matches()) {
            throw new IllegalArgumentException("not the name of a service: " + service);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://%s:%d/v1.0/invoke/%s/method/%s"
                        .formatted(properties.host(), properties.httpPort(), service, path)))
                .header(TokenGuard.TOKEN, properties.apiToken());
        String correlation = MDC.get(CorrelationScope.CORRELATION_ID);
        return correlation == null || !VISIBLE.matcher(correlation).matches()
                ? request
                : request.header(CORRELATION, correlation);
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("content-type").orElse(""),
                new String(response.body(), StandardCharsets.UTF_8));
    }
}
