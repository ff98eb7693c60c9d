package io.eventorchestrator.tooling.refunds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.tooling.EventCtl;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaymentProviderCommandTest {

    private final StringWriter errors = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void itDecidesUntilItIsStopped() throws Exception {
        int port = Ports.free();
        String refund = "{\"returnId\":\"7d0d0f0e-4b7e-4f4b-8d5b-0d1c2b3a4f5e\",\"amount\":100,\"currency\":\"EUR\"}";
        try (ExecutorService server = Executors.newSingleThreadExecutor()) {
            server.submit(() -> run("--port", String.valueOf(port), "--kept", kept()));
            try {
                await().atMost(Duration.ofMinutes(5))
                        .ignoreExceptionsInstanceOf(IOException.class)
                        .untilAsserted(() -> assertThat(refund(port, refund)).contains("REFUNDED"));
            } finally {
                server.shutdownNow();
            }
        }
        assertThat(Path.of(kept())).content().contains("REFUNDED 100 EUR");
    }

    @Test
    void whatItCantListenOnIsReportedInOneLine() {
        assertThat(run("--port", "65536", "--kept", kept())).isEqualTo(2);
        assertThat(run("--listen", "no.such.host.invalid", "--kept", kept())).isEqualTo(3);

        assertThat(errors.toString().lines())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("Can't listen on no.such.host.invalid:8090 and keep ");
    }

    private String kept() {
        return folder.resolve("refunds").toString();
    }

    private int run(String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "payment-provider";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return EventCtl.commandLine().setErr(new PrintWriter(errors, true)).execute(arguments);
    }

    private static String refund(int port, String body) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/refunds"))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}
