package io.eventorchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.platform.testing.AtOnce;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefundServerTest {

    private static final UUID RETURN = UUID.fromString("01981d3c-0000-7000-8000-000000000001");
    private static final String REFUNDED = """
            {"returnId":"%s","state":"REFUNDED","amount":1999,"currency":"EUR"}""".formatted(RETURN);
    private static final String REFUSED = """
            {"returnId":"%s","state":"REFUSED","reason":"amounts that end in 13 are not refunded"}""".formatted(RETURN);
    private static final String CANCELLED = """
            {"returnId":"%s","state":"CANCELLED","amount":0,"currency":""}""".formatted(RETURN);

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private RefundServer server;

    @BeforeEach
    void start() throws IOException {
        server = RefundServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), file());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void anAmountIsRefundedOnce() throws Exception {
        assertThat(refund(1999).body()).isEqualTo(REFUNDED);
        assertThat(refund(1999).body()).isEqualTo(REFUNDED);

        assertThat(refunds()).isEqualTo("[" + REFUNDED + "]");
    }

    @Test
    void anAmountIsRefundedOnceHoweverManyCallsArriveAtOnce() throws Exception {
        assertThat(AtOnce.call(8, () -> refund(1999).body())).hasSize(8).containsOnly(REFUNDED);

        assertThat(refunds()).isEqualTo("[" + REFUNDED + "]");
    }

    @Test
    void anotherAmountForTheSameReturnChangesNothing() throws Exception {
        refund(1999);

        assertThat(refund(2999).body()).isEqualTo(REFUNDED);
    }

    @ParameterizedTest
    @ValueSource(longs = {13, 2013})
    void anAmountThatEndsInThirteenIsRefused(long amount) throws Exception {
        assertThat(refund(amount).statusCode()).isEqualTo(422);
        assertThat(refund(amount).body()).isEqualTo(REFUSED);
        assertThat(cancel().body()).isEqualTo(REFUSED);
    }

    @Test
    void aRefundThatWasPaidCanNotBeCancelled() throws Exception {
        refund(1999);

        assertThat(cancel().body()).isEqualTo(REFUNDED);
    }

    @Test
    void aCancelledRefundIsNeverPaid() throws Exception {
        assertThat(cancel().body()).isEqualTo(CANCELLED);

        assertThat(refund(1999).body()).isEqualTo(CANCELLED);
        assertThat(cancel().body()).isEqualTo(CANCELLED);
    }

    @Test
    void decisionsOutliveTheServerButNotALineThatWasCutShort() throws Exception {
        refund(1999);
        server.close();
        Files.writeString(file(), "01981d3c-0000-7000-8000-000000000002 REFU", StandardOpenOption.APPEND);
        start();

        assertThat(refunds()).isEqualTo("[" + REFUNDED + "]");
        assertThat(cancel().body()).isEqualTo(REFUNDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "[]", "{\"returnId\":\"1\",\"amount\":1,\"currency\":\"EUR\"}"})
    void aMalformedRefundIsRefused(String body) throws Exception {
        assertThat(post("/refunds", body).statusCode()).isEqualTo(400);
        assertThat(refunds()).isEqualTo("[]");
    }

    @Test
    void anyOtherPathIsNotFound() throws Exception {
        assertThat(post("/refunds/1/cancellation", "{}").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> refund(long amount) throws Exception {
        return post("/refunds", """
                {"returnId":"%s","amount":%d,"currency":"EUR"}""".formatted(RETURN, amount));
    }

    private HttpResponse<String> cancel() throws Exception {
        return post("/refunds/" + RETURN + "/cancellation", "{}");
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(HttpRequest.newBuilder(at(path)).POST(BodyPublishers.ofString(body)));
    }

    private String refunds() throws Exception {
        return send(HttpRequest.newBuilder(at("/refunds"))).body();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private Path file() {
        return folder.resolve("refunds");
    }
}
