package io.eventorchestrator.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.eventorchestrator.orders.application.CompleteCancellation;
import io.eventorchestrator.orders.application.ConfirmOrder;
import io.eventorchestrator.testing.Api;
import io.eventorchestrator.testing.Api.Answer;
import io.eventorchestrator.testing.ServiceTest;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.SmartLifecycle;

/**
 * Clients follow orders by server-sent events: to the final state, many at once, without reading, and until they
 * disconnect.
 */
@ServiceTest(properties = {"orders.sweep.every=1d", "orders.streams.most=20", "orders.streams.heartbeat=100ms"})
class FollowingOrdersIT {

    // Twice as many as the pool has connections.
    private static final int MOST = 20;
    private static final Duration SOON = Duration.ofMinutes(5);

    @LocalServerPort
    private int port;

    @Autowired
    private ConfirmOrder confirmOrder;

    @Autowired
    private CompleteCancellation completeCancellation;

    @Autowired
    private SmartLifecycle orderStreams;

    private final HttpClient http = HttpClient.newHttpClient();
    private Api api;
    private UUID order;

    @BeforeEach
    void place() {
        api = new Api(port);
        order = SampleOrder.place(api);
    }

    /** Otherwise the service would notice only at the next heartbeat that the test's clients have left. */
    @AfterEach
    void endStreams() {
        orderStreams.stop();
        orderStreams.start();
    }

    @Test
    void anOrderIsFollowedToItsEnd() throws IOException {
        try (Socket neverReads = new Socket("localhost", port)) {
            neverReads.getOutputStream().write(rawRequest());
            CompletableFuture<HttpResponse<String>> followed = follow();
            confirmOrder.confirm(order);
            end();

            assertThat(followed)
                    .succeedsWithin(SOON)
                    .satisfies(stream -> assertThat(stream.headers().firstValue("Content-Type"))
                            .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream")))
                    .extracting(HttpResponse::body)
                    .asString()
                    .startsWith("event:state\nid:")
                    .contains("\"id\":\"" + order + "\"")
                    .containsPattern("\"state\":\"CANCELLED\".*\n\n(:\n\n)*$");
        }
    }

    @Test
    void theStreamOfAFinishedOrderEndsAndNeedNotBeReopened() {
        end();
        HttpResponse<String> stream = follow().join();
        String last = stream.body()
                .lines()
                .filter(line -> line.startsWith("id:"))
                .findFirst()
                .orElseThrow();

        assertThat(stream.body().split("event:state")).hasSize(2);
        assertThat(api.send(request(order).header("Last-Event-ID", last.substring("id:".length())))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void anUnknownOrderIsAProblemForAClientThatWantsEvents() {
        Answer unknown = api.send(request(UUID.randomUUID()));

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void moreStreamsThanConnectionsAreServedUpToTheLimitAndAStopEndsThem() {
        List<HttpResponse<Stream<String>>> open = all();
        Answer refused = api.send(request(order));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isEqualTo("5");
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(api.get("/orders/" + order).status()).isEqualTo(200);

        orderStreams.stop();

        assertTimeoutPreemptively(
                SOON,
                () -> assertThat(open)
                        .allSatisfy(stream ->
                                assertThat(stream.body().toList()).anyMatch(line -> line.contains("PENDING"))));
        assertThat(api.send(request(order)).status()).isEqualTo(503);
        orderStreams.start();
    }

    @Test
    void clientsThatDisconnectFreeTheirPlaces() {
        all().forEach(stream -> stream.body().close());

        all().forEach(stream -> stream.body().close());
    }

    @Test
    void aClientThatAsksForTheHeadersOnlyOpensNoStream() {
        assertThat(api.send(request(order).method("HEAD", BodyPublishers.noBody()))
                        .status())
                .isEqualTo(200);
    }

    private List<HttpResponse<Stream<String>>> all() {
        return IntStream.range(0, MOST).mapToObj(i -> opened()).toList();
    }

    // The service notices at the next heartbeat that a client has left.
    private HttpResponse<Stream<String>> opened() {
        HttpRequest request = request(order).build();
        return await().atMost(SOON)
                .until(
                        () -> http.send(request, HttpResponse.BodyHandlers.ofLines()),
                        answer -> answer.statusCode() == 200);
    }

    private CompletableFuture<HttpResponse<String>> follow() {
        HttpRequest request = request(order).build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(UUID id) {
        return api.request("/orders/" + id + "/events").header("Accept", "text/event-stream");
    }

    private byte[] rawRequest() {
        return "GET /orders/%s/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
                .formatted(order)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private void end() {
        assertThat(api.post("/orders/" + order + "/cancellation", "").status()).isEqualTo(202);
        completeCancellation.complete(order);
    }
}
