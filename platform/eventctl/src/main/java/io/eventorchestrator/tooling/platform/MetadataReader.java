package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.platform.SidecarAccess;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the metadata of sidecars, for a limited time and up to a limited size. Thread-safe. */
final class MetadataReader implements AutoCloseable {

    private static final int LARGEST = 1_000_000;
    private static final int REFUSED = 401;
    private static final int OK = 200;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Duration patience;

    /** @param patience for a whole answer, to its last byte */
    MetadataReader(Duration patience) {
        this.patience = patience;
    }

    /** @throws IOException with the reason as a predicate, if the sidecar gives no usable answer */
    SidecarMetadata read(SidecarAccess access) throws IOException {
        Future<byte[]> answer = threads.submit(() -> answer(access));
        try {
            return parsed(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            throw new IOException("did not answer completely within " + patience.toMillis() + " ms", late);
        } catch (ExecutionException failed) {
            throw new IOException(reason(failed), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("was not waited for", interrupted);
        } finally {
            answer.cancel(true);
        }
    }

    private byte[] answer(SidecarAccess access) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + access.httpPort() + "/v1.0/metadata"))
                .header("dapr-api-token", access.token())
                .build();
        HttpResponse<InputStream> response = send(request);
        try (InputStream body = response.body()) {
            return accepted(response.statusCode(), body);
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofInputStream());
        } catch (ConnectException nobody) {
            throw new IOException("is not reached at port " + request.uri().getPort(), nobody);
        } catch (IOException broken) {
            throw new IOException("gives no HTTP answer: " + broken.getMessage(), broken);
        }
    }

    private static String reason(ExecutionException failed) {
        return failed.getCause() instanceof IOException known
                ? String.valueOf(known.getMessage())
                : String.valueOf(failed.getMessage());
    }

    private static byte[] accepted(int status, InputStream body) throws IOException {
        if (status != OK) {
            throw new IOException(status == REFUSED ? "refuses its own token" : "answers with status " + status);
        }
        byte[] bytes = body.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new IOException("sends more than " + LARGEST + " bytes of metadata");
        }
        return bytes;
    }

    private static SidecarMetadata parsed(byte[] answer) throws IOException {
        try {
            JsonNode json = JsonMapper.shared().readTree(answer);
            if (json.isObject()) {
                return SidecarMetadata.of(json);
            }
        } catch (JacksonException noJson) {
            throw new IOException("answers with something other than JSON", noJson);
        }
        throw new IOException("answers with something other than metadata");
    }

    @Override
    public void close() {
        http.shutdownNow();
        threads.shutdownNow();
    }
}
