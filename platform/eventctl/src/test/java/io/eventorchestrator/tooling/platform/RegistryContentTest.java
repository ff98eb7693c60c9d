package io.eventorchestrator.tooling.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.eventorchestrator.platform.PlatformSettings;
import io.eventorchestrator.platform.PlatformState;
import io.eventorchestrator.platform.PlatformState.Phase;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.RunningPart;
import io.eventorchestrator.platform.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests the report of doctor on the registry that {@code up --registry} started. */
class RegistryContentTest {

    private static final Path REPOSITORY = Path.of("../..");

    @Test
    void aPlatformWithoutRegistryHasNothingToExamine() {
        assertThat(new RegistryContent(running(Map.of()), REPOSITORY).examine()).isEmpty();
    }

    @Test
    void missingSchemasAreAWarningWithTheCommandThatPushesThem() throws IOException {
        HttpServer empty = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        empty.createContext("/", exchange -> {
            boolean info = exchange.getRequestURI().getPath().endsWith("/system/info");
            byte[] answer = (info ? "{\"version\":\"3.3.3\"}" : "{}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(info ? 200 : 404, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        empty.start();
        String url = "http://127.0.0.1:" + empty.getAddress().getPort();

        assertThat(examined(url))
                .startsWith("warning        the registry at " + url + " does not have the contract's schemas: ")
                .contains(" 0 already in the registry, ")
                .endsWith(": ./eventctl schema push --registry " + url);
        empty.stop(0);
    }

    @Test
    void aRegistryThatDoesNotAnswerIsWrong() {
        String url = "http://127.0.0.1:" + Ports.free();

        assertThat(examined(url))
                .startsWith("WRONG          The registry ")
                .contains(url)
                .endsWith("./eventctl logs schema-registry shows why")
                .hasLineCount(1);
    }

    private static String examined(String url) {
        List<Diagnosis> found =
                new RegistryContent(running(Map.of(PlatformSettings.REGISTRY, url)), REPOSITORY).examine();
        assertThat(found).hasSize(1);
        return found.getFirst().line();
    }

    private static PlatformState running(Map<String, String> addresses) {
        return new PlatformState(
                Phase.READY, Transport.KAFKA, RunningPart.self("eventctl"), List.of(), addresses, Set.of());
    }
}
