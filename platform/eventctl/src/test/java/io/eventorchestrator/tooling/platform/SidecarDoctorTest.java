package io.eventorchestrator.tooling.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.PlatformFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All sidecars are sound at first; then that of order-service is spoilt. */
class SidecarDoctorTest {

    private static final String SPOILT = "order-service";
    private static final String TOKEN = "dG9rZW4";
    private static final String STOCK = "inventory.stock.reserved";
    private static final String GROUP = "order-service-inventory-outcomes";
    private static final Duration A_FEW_SECONDS = Duration.ofSeconds(10);
    private static final int FIFTY_MEGABYTES = 50_000_000;

    @TempDir
    private Path root;

    private final Catalogue contract = Catalogue.load();
    private final StringWriter output = new StringWriter();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private PlatformFolder folder;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        folder = new PlatformFolder(root, root.resolve("own"));
        for (String service : contract.services()) {
            answer(service, exchange -> send(exchange, 200, metadata(service)));
        }
    }

    @AfterEach
    void stop() {
        end.countDown();
        threads.shutdownNow();
    }

    @Test
    void eachSoundSidecarHasALine() {
        assertThat(areSound()).isTrue();
        assertThat(output.toString().lines()).hasSize(3).allMatch(line -> line.startsWith("ok "));
    }

    @Test
    void aMissingSubscriptionIsNamed() throws IOException {
        answer(200, metadata(SPOILT).replace("\"topic\":\"" + STOCK + "\"", "\"topic\":\"other\""));

        assertFault("does not read " + STOCK + " by " + GROUP);
        assertThat(output.toString())
                .contains("reads other by " + GROUP + ", which the contract does not declare: ./eventctl generate");
    }

    @Test
    void anotherDeadLetterTopicIsNamed() throws IOException {
        answer(200, metadata(SPOILT).replace(STOCK + "." + GROUP + ".dlq", "elsewhere"));

        assertFault("sends dead letters of " + STOCK + " by " + GROUP + " to 'elsewhere' instead of " + STOCK + "."
                + GROUP + ".dlq");
    }

    @Test
    void aMissingComponentIsNamed() throws IOException {
        answer(200, metadata(SPOILT).replace("\"name\":\"events\"", "\"name\":\"else\""));

        assertFault("lacks the component events");
    }

    @Test
    void theSidecarOfAnotherServiceIsNamed() throws IOException {
        answer(200, metadata("inventory-service"));

        assertFault("is the one of 'inventory-service'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "null", "{", "{} trailing {"})
    void anAnswerWithoutMetadataIsNamed(String body) throws IOException {
        answer(200, body);

        assertThat(areSound()).isFalse();
        assertThat(output.toString()).contains("WRONG", "the sidecar of order-service ", "./eventctl");
    }

    @Test
    void anAnswerNestedWithoutEndIsNamed() throws IOException {
        answer(200, "{\"a\":".repeat(100_000));

        assertFault("answers with something other than JSON");
    }

    @Test
    void anErrorIsNamed() throws IOException {
        answer(500, "{}");

        assertFault("answers with status 500: ./eventctl logs order-service-sidecar");
    }

    @Test
    void fiftyMegabytesAreNotRead() throws IOException {
        answer(200, " ".repeat(FIFTY_MEGABYTES));

        assertFault("sends more than 1000000 bytes");
    }

    @Test
    void aSidecarThatNeverAnswersCostsAFewSeconds() throws IOException {
        answer(SPOILT, exchange -> awaitEnd());

        assertFault("did not answer completely within 3000 ms");
    }

    @Test
    void aSidecarThatDripsCostsAFewSeconds() throws IOException {
        answer(SPOILT, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            awaitEnd();
        });

        assertFault("did not answer completely within 3000 ms");
    }

    @Test
    void aSidecarThatEndedIsNamed() throws IOException {
        answer(200, "{}");
        server.stop(0);

        assertFault("is not reached at port");
    }

    @Test
    void aMissingTokenIsNamed() throws IOException {
        Files.delete(folder.sidecar(SPOILT).path());

        assertFault("left no token in " + folder.sidecar(SPOILT).path());
    }

    @Test
    void aWrongTokenIsNamedButNotShown() throws IOException {
        write(SPOILT, "d3Jvbmc");

        assertFault("refuses its own token");
        assertThat(output.toString()).doesNotContain("d3Jvbmc");
    }

    @Test
    void aTopicCanNotControlTheTerminal() throws IOException {
        answer(200, metadata(SPOILT).replace("\"topic\":\"" + STOCK + "\"", "\"topic\":\"\\u001b[2J\\nok\""));

        assertThat(areSound()).isFalse();
        assertThat(output.toString()).contains("reads \\u001b[2J\\u000aok by").doesNotContain("\u001b");
    }

    private void assertFault(String fault) {
        long start = System.nanoTime();
        assertThat(areSound()).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(A_FEW_SECONDS);
        assertThat(output.toString()).contains("WRONG          the sidecar of order-service " + fault);
        assertThat(output.toString().lines().filter(line -> line.startsWith("ok ")))
                .hasSize(2);
    }

    private boolean areSound() {
        List<Diagnosis> found = new SidecarDoctor(folder, contract).examine();
        found.forEach(diagnosis -> output.write(diagnosis.line() + "\n"));
        return found.stream().noneMatch(Diagnosis::isWrong);
    }

    private void answer(int status, String body) throws IOException {
        answer(SPOILT, exchange -> send(exchange, status, body));
    }

    private void answer(String service, HttpHandler handler) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1.0/metadata", handler);
        server.start();
        write(service, TOKEN);
    }

    private void write(String service, String token) throws IOException {
        Path file = folder.sidecar(service).path();
        int port = token.equals(TOKEN) ? server.getAddress().getPort() : portIn(file);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "DAPR_API_TOKEN=" + token + "\nDAPR_HTTP_PORT=" + port + "\n");
    }

    private static int portIn(Path file) throws IOException {
        return Integer.parseInt(Files.readString(file).replaceAll("(?s).*PORT=(\\d+).*", "$1"));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        boolean known = TOKEN.equals(exchange.getRequestHeaders().getFirst("dapr-api-token"));
        exchange.sendResponseHeaders(known ? status : 401, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    // In the form of Dapr 1.18.
    private String metadata(String service) {
        DeclaredSidecar declared = DeclaredSidecar.of(contract, service);
        String components = declared.components().stream()
                .map("{\"name\":\"%s\",\"type\":\"pubsub.kafka\",\"version\":\"v1\"}"::formatted)
                .collect(Collectors.joining(","));
        String subscriptions = declared.deadLetterTopics().entrySet().stream()
                .map(it ->
                        "{\"pubsubname\":\"%s\",\"topic\":\"%s\",\"deadLetterTopic\":\"%s\",\"type\":\"DECLARATIVE\"}"
                                .formatted(it.getKey().component(), it.getKey().topic(), it.getValue()))
                .collect(Collectors.joining(","));
        return "{\"id\":\"%s\",\"components\":[%s],\"subscriptions\":[%s]}"
                .formatted(service, components, subscriptions);
    }
}
