package io.eventorchestrator.registry;

import io.eventorchestrator.platform.ChildProcess;
import io.eventorchestrator.platform.HttpProbe;
import io.eventorchestrator.platform.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Apicurio Registry in a separate process on loopback. It keeps its schemas in memory. */
final class Apicurio implements AutoCloseable {

    private static final Path PROGRAM = Path.of("target/apicurio/quarkus-run.jar");
    private static final Path LOG = Path.of("target/apicurio.log");
    private static final Duration START = Duration.ofMinutes(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ChildProcess process;
    private final int port;

    private Apicurio(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    static Apicurio start() {
        int port = Ports.free();
        int management = Ports.free();
        ChildProcess process = ChildProcess.start("Apicurio Registry", command(port, management), Map.of(), LOG);
        HttpProbe probe = new HttpProbe();
        process.awaitReady(START, () -> probe.answers(management, "/health/ready", 200));
        return new Apicurio(process, port);
    }

    private static List<String> command(int port, int management) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                // Otherwise, port 9000 of every address.
                "-Dquarkus.management.host=127.0.0.1",
                "-Dquarkus.management.port=" + management,
                "-jar",
                PROGRAM.toString());
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    HttpResponse<String> get(URI uri) {
        return send(HttpRequest.newBuilder(uri).build());
    }

    HttpResponse<String> post(String path, String json) {
        return send(HttpRequest.newBuilder(URI.create(url() + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Lets it answer nothing, while its connections stay open. */
    void freeze() {
        process.freeze();
    }

    @Override
    public void close() {
        http.close();
        process.kill();
    }
}
